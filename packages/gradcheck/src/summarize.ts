import type { Judgement } from "./judge.js";
import type { Entry, TensorReport } from "./types.js";

/** What is reported of one judgement. */
export function entryOf(
  row: number,
  column: number,
  analytic: number,
  judgement: Judgement,
): Entry {
  const { numerical } = judgement;
  const absolute = Math.abs(analytic - numerical);
  const larger = Math.max(Math.abs(analytic), Math.abs(numerical));
  const relative = larger === 0 ? 0 : absolute / larger;
  return { row, column, analytic, absolute, relative, ...judgement };
}

/** How many came out how, and the worst; all of them where they are asked for. */
export function summarize(
  name: string,
  entries: readonly Entry[],
  keepEntries: boolean,
): TensorReport {
  const counts = { pass: 0, fail: 0, kink: 0, "cannot-tell": 0, "both-zero": 0, "non-finite": 0 };
  let worst: Entry | undefined;
  let maxRelativeError = 0;
  for (const entry of entries) {
    const { status, relative } = entry;
    counts[status] += 1;
    if (status !== "kink" && status !== "cannot-tell") {
      maxRelativeError = Math.max(maxRelativeError, relative);
    }
    if (worst === undefined || severity(entry) > severity(worst)) worst = entry;
  }
  return { name, counts, maxRelativeError, worst, ...(keepEntries && { entries }) };
}

function severity({ status, relative }: Entry): number {
  if (status === "non-finite") return Number.POSITIVE_INFINITY;
  // Without differences the error is unknown, and taken for the largest there is.
  const size = Number.isNaN(relative) ? 2 : relative;
  return size + { fail: 8, "cannot-tell": 4, kink: 0, pass: 0, "both-zero": 0 }[status];
}
