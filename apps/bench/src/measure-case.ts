import { disagreement } from "./agreement.js";
import { interleave, type Sampled } from "./interleave.js";
import type { CaseResult, Result } from "./results.js";
import type { Fleet } from "./servers/fleet.js";
import type { Job } from "./servers/protocol.js";
import type { SampleLimits } from "./servers/repeat.js";

/** A contender's part in a case: which server, and what it is told; or why it stays away. */
export type Entrant = { readonly contender: string } & (
  | { readonly server: string; readonly job: Job }
  | { readonly reason: string }
);

/** Work to be compared. The first entrant's result is what the others must agree with. */
export interface Case {
  readonly name: string;
  readonly work: number;
  readonly entrants: readonly Entrant[];
}

/** How long a case may take. */
export interface Pace extends SampleLimits {
  readonly rounds: number;
  /** Rounds stop after so long. */
  readonly milliseconds: number;
}

/** Checks that all do the same work, and then times them in turn. */
export async function measureCase(
  { name, work, entrants }: Case,
  fleet: Fleet,
  { rounds, milliseconds, ...limits }: Pace,
): Promise<CaseResult> {
  const ready: (Sampled & { readonly release: () => Promise<void> })[] = [];
  const reasons = new Map<string, string>();
  let wanted: readonly number[] | undefined;
  for (const entrant of entrants) {
    const { contender } = entrant;
    if ("reason" in entrant) {
      reasons.set(contender, entrant.reason);
      continue;
    }
    const { job } = entrant;
    const enlisted = await fleet.enlist(entrant.server);
    if ("missing" in enlisted) {
      reasons.set(contender, `not available: ${enlisted.missing}`);
      continue;
    }
    try {
      const { check, sample, release } = await enlisted.server.prepare(job, limits);
      wanted ??= check;
      const reason = disagreement(check, wanted);
      if (reason !== undefined) reasons.set(contender, reason);
      ready.push({ name: contender, sample, release });
    } catch (error) {
      reasons.set(contender, (error as Error).message);
    }
  }
  const agreed = ready.filter((sampled) => !reasons.has(sampled.name));
  const samplings = await interleave(agreed, { rounds, milliseconds });
  for (const { release } of ready) await release().catch(() => {});
  const results = entrants.map(({ contender }): Result => {
    const sampling = samplings.get(contender);
    if (sampling === undefined) return { contender, reason: reasons.get(contender)! };
    if ("failure" in sampling) return { contender, reason: sampling.failure };
    return { contender, seconds: sampling };
  });
  return { name, work, results };
}
