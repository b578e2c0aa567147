import type { AnyAction } from 'redux';
import { Malformed, object, string } from '../lib/json';
import type { JsonObject } from '../lib/json';

/** What a feature learns from a frame; throws `Malformed` where the frame is not what it says. */
export type FrameReader = (frame: JsonObject) => readonly AnyAction[];

/** The frames a feature reads, by their type (or, for `change`, by their kind). */
export type FrameTable = Readonly<Record<string, FrameReader>>;

/** A frame out of the text of a message; `undefined` for what is none. */
export function frameOf(text: unknown): JsonObject | undefined {
  try {
    return typeof text === 'string' ? object(JSON.parse(text)) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Everything the tables learn from a frame, by the name that stands in its field `by`. A name that
 * nobody reads says nothing: newer servers have frames that this client does not know.
 */
export function readFrame(
  tables: readonly FrameTable[],
  frame: JsonObject,
  by: 'type' | 'kind' = 'type',
): readonly AnyAction[] {
  try {
    const name = string(frame[by]);
    return tables.flatMap((table) => {
      return Object.hasOwn(table, name) ? table[name]?.(frame) ?? [] : [];
    });
  } catch (error) {
    if (error instanceof Malformed) return [];
    throw error;
  }
}
