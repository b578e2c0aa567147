import { event, on, reducer } from '../../shared/lib/action';
import { put } from '../../shared/lib/record';

/** How far I have read on this device, whether or not the server knows it yet. */
export type Receipts = Readonly<Record<string, number>>;

export interface Receipt {
  conversation: string;
  seq: number;
}

export const readUpTo = event<Receipt>('receipts/readUpTo');

export const receipts = reducer<Receipts>(
  {},
  on(readUpTo, (state, { conversation, seq }) =>
    put(state, conversation, Math.max(seq, state[conversation] ?? 0)),
  ),
);

export interface WithReceipts {
  receipts: Receipts;
}

export const selectReadHere = (conversation: string) => (state: WithReceipts): number =>
  state.receipts[conversation] ?? 0;
