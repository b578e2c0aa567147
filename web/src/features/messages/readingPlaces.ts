import { event, on, reducer } from '../../shared/lib/action';
import { put } from '../../shared/lib/record';
import type { ReadingPlace } from '../../shared/ui/useVirtualRows';

/** Where conversations were left, for whoever comes back. */
export type ReadingPlaces = Readonly<Record<string, ReadingPlace>>;

export const readingLeft = event<{ conversation: string; place: ReadingPlace }>(
  'messages/readingLeft',
);

export const readingPlaces = reducer<ReadingPlaces>(
  {},
  on(readingLeft, (state, { conversation, place }) => put(state, conversation, place)),
);

export interface WithReadingPlaces {
  readingPlaces: ReadingPlaces;
}

export const selectReadingPlace =
  (conversation: string) =>
  (state: WithReadingPlaces): ReadingPlace =>
    state.readingPlaces[conversation] ?? 'end';
