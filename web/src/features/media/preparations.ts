import { event, on, reducer } from '../../shared/lib/action';
import { number, string } from '../../shared/lib/json';
import { put } from '../../shared/lib/record';
import type { FrameTable } from '../../shared/realtime/frames';

/** How much is done of what is being prepared, from 0 to 1, by the id of the attachment. */
export type Preparations = Readonly<Record<string, number>>;

/** Word of it may be lost, and there is none of what is ready at once. */
export const preparationHeard = event<{ media: string; progress: number }>('media/preparationHeard');

export const preparations = reducer<Preparations>(
  {},
  on(preparationHeard, (state, { media, progress }) => put(state, media, progress)),
);

export const preparationFrames: FrameTable = {
  preparing: (frame) => [
    preparationHeard({ media: string(frame['media']), progress: number(frame['progress']) }),
  ],
};

export interface WithPreparations {
  preparations: Preparations;
}

export const selectPreparations = (state: WithPreparations) => state.preparations;
