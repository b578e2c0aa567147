import { on, reducer } from '../../../shared/lib/action';
import { put, without } from '../../../shared/lib/record';
import { fileTakenBack, uploadChanged, uploadProgressed } from '../../../shared/media/uploadEvents';
import type { Progress } from '../../../shared/media/uploadEvents';

/** How far the uploads have come that are under way, by the key of the file. */
export type Progresses = Readonly<Record<string, Progress>>;

export const progresses = reducer<Progresses>(
  {},
  on(uploadProgressed, (state, { key, ...progress }) => put(state, key, progress)),
  on(uploadChanged, (state, { key, change }) => (change.media ? without(state, [key]) : state)),
  on(fileTakenBack, (state, { key }) => without(state, [key])),
);

export interface WithProgresses {
  progresses: Progresses;
}
