import { event, on, reducer } from '../../shared/lib/action';
import { put } from '../../shared/lib/record';
import { composed } from './messageActions';

/** What is being written on this device, by conversation. */
export type Drafts = Readonly<Record<string, string>>;

export const draftChanged = event<{ conversation: string; draft: string }>('messages/draftChanged');

export const drafts = reducer<Drafts>(
  {},
  on(draftChanged, (state, { conversation, draft }) => put(state, conversation, draft)),
  on(composed, (state, { conversation }) => put(state, conversation, '')),
);

export interface WithDrafts {
  drafts: Drafts;
}

export const selectDraft = (conversation: string) => (state: WithDrafts): string | undefined =>
  state.drafts[conversation];
