import { event, on, reducer } from '../../shared/lib/action';
import { put, without } from '../../shared/lib/record';
import { pageReceived } from './logs';

/** Where older pages are on their way, or could not be had. */
export type History = Readonly<Record<string, 'pending' | 'failed'>>;

export const historyAsked = event<{ conversation: string }>('messages/historyAsked');
export const historyFailed = event<{ conversation: string }>('messages/historyFailed');

export const history = reducer<History>(
  {},
  on(historyAsked, (state, { conversation }) => put(state, conversation, 'pending')),
  on(historyFailed, (state, { conversation }) => put(state, conversation, 'failed')),
  on(pageReceived, (state, { conversation }) => without(state, [conversation])),
);
