import type { CheckOptions, Entry } from "@adjoint/gradcheck";
import { randomState } from "@adjoint/random";
import { runCheck } from "./run-check.js";
import { someEntries } from "./some-entries.js";
import { tensorsOf } from "./tensors.js";
import type { Subject } from "./types.js";

/** How many entries are looked at: a third of them around one that is wrong, the others anywhere. */
const MOST = 192;
const FEWEST = 24;

/**
 * The entries of a tensor whose projections are wrong: halves are projected until few entries are
 * left, and these are compared one by one, with as many again from anywhere, which show how far
 * the mistake reaches.
 *
 * @param time how many entries there is time for
 */
export function narrow(
  subject: Subject,
  tensor: number,
  options: CheckOptions,
  time = MOST,
): readonly Entry[] {
  const around = Math.round(Math.min(Math.max(time, FEWEST), MOST) / 3);
  const { columns, data } = tensorsOf(subject)[tensor]!.value;
  // Some entries have no names, and no rows that sum to 1; parameters have no domain.
  const { random = randomState(0), wrt, frozen, simplex, domain, ...rest } = options;
  const upstreamSeed = random.randint(0, 2 ** 31 - 1);
  const check = (indices: readonly number[], mode: "entries" | "projections") =>
    runCheck(someEntries(subject, tensor, indices), {
      ...rest,
      ...(tensor === 0 && domain && { domain }),
      mode,
      entries: true,
      projections: 4,
      // One upstream gradient for all, so that the entries belong together.
      random: randomState(upstreamSeed),
    });
  let from = 0;
  let to = data.length;
  while (to - from > around) {
    const middle = (from + to) >> 1;
    const { tensors } = check(range(from, middle), "projections");
    const { fail, "non-finite": nonFinite } = tensors[0]!.counts;
    if (fail + nonFinite > 0) to = middle;
    else from = middle;
  }
  const chosen = new Set(range(from, to));
  for (let i = 0; i < 2 * around; i++) chosen.add(random.randint(0, data.length));
  const indices = [...chosen].sort((a, b) => a - b);
  const { entries = [] } = check(indices, "entries").tensors[0]!;
  return entries.map((entry) => {
    const k = indices[entry.column]!;
    return { ...entry, row: Math.floor(k / columns), column: k % columns };
  });
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
