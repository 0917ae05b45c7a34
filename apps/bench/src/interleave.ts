import { type Summary, summarize } from "./statistics.js";

/** Something that can be timed again and again. */
export interface Sampled {
  readonly name: string;
  /** Takes one sample, and says how many seconds one repetition took in it. */
  readonly sample: () => Promise<number>;
}

/** How long it goes on. */
export interface InterleaveOptions {
  /** Samples of each contender, at most. */
  readonly rounds: number;
  /** Rounds stop when so many milliseconds are over; three are made in any case. */
  readonly milliseconds: number;
  /** @default performance.now */
  readonly clock?: () => number;
}

/** What became of a contender: its times, or why there are none. */
export type Sampling = Summary | { readonly failure: string };

const FEWEST_ROUNDS = 3;

/**
 * Takes samples in turn, one of each contender a round, so that what disturbs the machine for a
 * while disturbs them all. Every other round goes backwards: nobody always follows the same one.
 */
export async function interleave(
  contenders: readonly Sampled[],
  { rounds, milliseconds, clock = () => performance.now() }: InterleaveOptions,
): Promise<ReadonlyMap<string, Sampling>> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  const failures = new Map<string, string>();
  const start = clock();
  for (let round = 0; round < rounds; round++) {
    if (round >= FEWEST_ROUNDS && clock() - start > milliseconds) break;
    for (const { name, sample } of round % 2 === 0 ? contenders : [...contenders].reverse()) {
      if (failures.has(name)) continue;
      try {
        samples.get(name)!.push(await sample());
      } catch (error) {
        failures.set(name, error instanceof Error ? error.message : String(error));
      }
    }
  }
  return new Map(
    contenders.map(({ name }): [string, Sampling] => {
      const failure = failures.get(name);
      return [name, failure === undefined ? summarize(samples.get(name)!) : { failure }];
    }),
  );
}
