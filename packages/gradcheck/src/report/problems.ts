import type { GradientReport } from "../types.js";

/** What keeps a report from having passed, in words. */
export function problemsOf({ tensors, faults }: GradientReport): string[] {
  const lines = tensors.flatMap(({ name, counts, worst }) => {
    const bad = counts.fail + counts["non-finite"];
    const unclear = counts["cannot-tell"];
    if (bad + unclear === 0 || worst === undefined) return [];
    const { row, column, value, analytic, numerical, relative, uncertainty } = worst;
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const found =
      bad > 0 ? `${bad} of ${total} wrong` : `${unclear} of ${total} that cannot be told`;
    const where = value === undefined ? "" : `, where ${nameOf(name)} is ${value}`;
    const give = bad > 0 || uncertainty === undefined ? "" : ` (give or take ${uncertainty})`;
    return [
      `${found} in the gradient of ${name}, worst at [${row}, ${column}]${where}: analytic ${analytic}, numerical ${numerical}${give}, relative error ${relative}`,
    ];
  });
  return [...lines, ...faults];
}

/** Of `weights 1` one entry is meant, not all. */
const nameOf = (name: string) => (name === "x" ? "x" : "it");
