import type { Score } from "../protocol.js";

/** The measurements at one step. */
export interface Moment {
  readonly step: number;
  readonly training: Score;
  readonly test: Score;
  /** The norm of each layer's weight gradient in that step; of the start, before any, 0. */
  readonly gradients: readonly number[];
}

/** So many moments are kept at most. */
const MOST = 600;

/** Moments at equal distances: when there are too many, every second one goes. */
export interface History {
  readonly moments: () => readonly Moment[];
  /** Whether this step is to be measured. */
  readonly wants: (step: number) => boolean;
  readonly add: (moment: Moment) => void;
  /** Forgets what came after a step. */
  readonly cutAfter: (step: number) => void;
}

export function history(): History {
  let moments: Moment[] = [];
  let distance = 1;
  return {
    moments: () => moments,
    wants: (step) => step % distance === 0,
    add: (moment) => {
      moments.push(moment);
      if (moments.length <= MOST) return;
      distance *= 2;
      moments = moments.filter(({ step }) => step % distance === 0);
    },
    cutAfter: (step) => {
      moments = moments.filter((moment) => moment.step <= step);
    },
  };
}
