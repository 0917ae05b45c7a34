import type { ComparedSlope } from "../finite-differences/compare.js";
import type { Entry, Status, TensorReport } from "../types.js";

/** What is reported of one comparison. */
export function entryOf(
  place: Pick<Entry, "row" | "column" | "value">,
  analytic: number,
  { numerical, uncertainty, status }: ComparedSlope,
): Entry {
  const absolute = Math.abs(analytic - numerical);
  const larger = Math.max(Math.abs(analytic), Math.abs(numerical));
  const relative = larger === 0 ? 0 : absolute / larger;
  const known = uncertainty === undefined ? {} : { uncertainty };
  return { ...place, analytic, numerical, ...known, absolute, relative, status };
}

/** How bad a status is, and whether the error of such an entry says anything. */
const STATUSES: Readonly<Record<Status, { readonly weight: number; readonly telling: boolean }>> = {
  pass: { weight: 0, telling: true },
  "both-zero": { weight: 0, telling: true },
  kink: { weight: 0, telling: false },
  unseen: { weight: 0, telling: false },
  "cannot-tell": { weight: 4, telling: false },
  fail: { weight: 8, telling: true },
  "non-finite": { weight: Number.POSITIVE_INFINITY, telling: true },
};

/** How many came out how, and the worst; all of them where they are asked for. */
export function summarize(
  name: string,
  entries: readonly Entry[],
  keepEntries: boolean,
): TensorReport {
  const counts: Record<Status, number> = {
    pass: 0,
    fail: 0,
    kink: 0,
    unseen: 0,
    "cannot-tell": 0,
    "both-zero": 0,
    "non-finite": 0,
  };
  let worst: Entry | undefined;
  let maxRelativeError = 0;
  for (const entry of entries) {
    counts[entry.status] += 1;
    if (STATUSES[entry.status].telling) {
      maxRelativeError = Math.max(maxRelativeError, entry.relative);
    }
    if (worst === undefined || severity(entry) > severity(worst)) worst = entry;
  }
  return { name, counts, maxRelativeError, worst, ...(keepEntries && { entries }) };
}

function severity({ status, relative }: Entry): number {
  // Without differences the error is unknown, and taken for the largest there is.
  const size = Number.isNaN(relative) ? 2 : relative;
  return STATUSES[status].weight + size;
}
