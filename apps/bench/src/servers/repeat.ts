import type { Prepared } from "./protocol.js";

/** What was computed last: a compiler cannot take away work whose result is reachable. */
export const kept: { result: unknown } = { result: undefined };

/** Repeats the work and tells the seconds one repetition took. */
export async function repeat(
  { run, reset }: Prepared,
  repetitions: number,
  clock: () => number = () => performance.now(),
): Promise<number> {
  reset?.();
  const start = clock();
  for (let i = 0; i < repetitions; i++) {
    const result = run();
    // Waiting costs a turn of the event loop: only where there is something to wait for.
    kept.result = result instanceof Promise ? await result : result;
  }
  return (clock() - start) / 1000 / repetitions;
}

/** How long a job is warmed up and sampled. */
export interface SampleLimits {
  readonly sampleMilliseconds: number;
  /** Compilers of JavaScript need as much before their code is at its best. */
  readonly warmMilliseconds: number;
  /** A longer repetition is refused. */
  readonly longestMilliseconds: number;
}

/**
 * How many repetitions make a sample of so many milliseconds, at least 1. The work is warmed up on
 * the way.
 *
 * @throws {Error} when one repetition takes longer than `longestMilliseconds`
 */
export async function calibrate(
  prepared: Prepared,
  { sampleMilliseconds, warmMilliseconds, longestMilliseconds }: SampleLimits,
  clock?: () => number,
): Promise<number> {
  let repetitions = 1;
  let warm = 0;
  for (let attempt = 1; ; attempt++) {
    const seconds = await repeat(prepared, repetitions, clock);
    if (seconds * 1000 > longestMilliseconds) {
      throw new Error(`one takes ${seconds.toFixed(1)} s, too long to repeat`);
    }
    const milliseconds = seconds * 1000 * repetitions;
    warm += milliseconds;
    const wanted = Math.max(1, Math.round(sampleMilliseconds / Math.max(seconds * 1000, 1e-6)));
    // A cold run tells little of the warm ones: the first never decides, and what is cheap grows by
    // no more than ten times at once.
    const enough = milliseconds >= sampleMilliseconds / 2 && warm >= warmMilliseconds;
    if (attempt > 1 && enough) return wanted;
    repetitions = Math.min(wanted, repetitions * 10);
  }
}
