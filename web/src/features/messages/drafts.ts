import { event, on, reducer } from '../../shared/lib/action';
import { put, without } from '../../shared/lib/record';
import { composed } from './messageActions';

/** What was written here and is not yet kept by the server, by conversation. */
export type Drafts = Readonly<Record<string, string>>;

export interface Draft {
  conversation: string;
  draft: string;
}

export const draftChanged = event<Draft>('messages/draftChanged');
/** The server has these words; from now on its copy is the draft, unless more was written since. */
export const draftSaved = event<Draft>('messages/draftSaved');

/** What was written beyond the words that are sent, or instead of them. */
export function remainder(draft: string, body: string): string {
  const begun = draft.trimStart();
  return begun.startsWith(body) ? begun.slice(body.length).trimStart() : draft;
}

export const drafts = reducer<Drafts>(
  {},
  on(draftChanged, (state, { conversation, draft }) => put(state, conversation, draft)),
  on(composed, (state, { conversation, body }) =>
    put(state, conversation, remainder(state[conversation] ?? '', body)),
  ),
  on(draftSaved, (state, { conversation, draft }) =>
    state[conversation] === draft ? without(state, [conversation]) : state,
  ),
);

export interface WithDrafts {
  drafts: Drafts;
}

export const selectDraft = (conversation: string) => (state: WithDrafts): string | undefined =>
  state.drafts[conversation];
