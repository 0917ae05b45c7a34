import type { GradientReport } from "./types.js";

/** What keeps a report from having passed, in words. */
export function problemsOf({ tensors, faults }: GradientReport): string[] {
  const lines = tensors.flatMap(({ name, counts, worst }) => {
    const bad = counts.fail + counts["non-finite"];
    const unclear = counts["cannot-tell"];
    if (bad + unclear === 0 || worst === undefined) return [];
    const { row, column, analytic, numerical, relative, uncertainty } = worst;
    const found = bad > 0 ? `${bad} wrong` : `${unclear} that cannot be told`;
    const give = bad > 0 || uncertainty === undefined ? "" : ` (give or take ${uncertainty})`;
    return [
      `${found} in the gradient of ${name}, worst at [${row}, ${column}]: analytic ${analytic}, numerical ${numerical}${give}, relative error ${relative}`,
    ];
  });
  return [...lines, ...faults];
}
