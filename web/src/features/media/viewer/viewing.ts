import type { Attachment } from '../../../shared/media/attachment';

/** A picture or a film of a conversation, with what is told of it. */
export interface ViewedItem {
  media: Attachment;
  /** Who sent it. */
  name: string;
  sentAt: number;
  caption: string;
  /** Which one it is of how many that came together. */
  position: number;
  count: number;
}

/** Which one is looked at, and where it stood, for when it is gone. */
export interface Place {
  id: string;
  index: number;
}

/** Where the one that is looked at stands now; its neighbour where it was deleted; -1 if none is left. */
export function indexIn(items: readonly ViewedItem[], { id, index }: Place): number {
  const found = items.findIndex(({ media }) => media.id === id);
  return found >= 0 ? found : Math.min(index, items.length - 1);
}

/** So near to the oldest one at hand, older ones are asked for. */
const AHEAD = 3;

export function wantsOlder(index: number, older: 'none' | 'more' | 'loading' | 'failed'): boolean {
  return older === 'more' && index < AHEAD;
}
