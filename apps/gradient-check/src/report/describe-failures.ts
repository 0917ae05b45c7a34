import type { Check } from "../check/types.js";
import { formatError, formatShape } from "./format-numbers.js";

/** What did not pass, in lines: which tensor, how many entries, the worst of them, other faults. */
export function describeFailures(checks: readonly Check[]): readonly string[] {
  return checks
    .filter(({ verdict }) => verdict !== "passed")
    .flatMap(({ name, shape, report }) => {
      const where = `${name} at ${formatShape(shape)}`;
      const tensors = report.tensors.flatMap(({ name: tensor, counts, worst }) => {
        const bad = counts.fail + counts["non-finite"] + counts["cannot-tell"];
        if (bad === 0 || worst === undefined) return [];
        const total = Object.values(counts).reduce((a, b) => a + b, 0);
        return [
          `${where}: ${bad} of ${total} entries of ${tensor}; worst at [${worst.row}, ${worst.column}]: ` +
            `backward ${worst.analytic}, differences ${worst.numerical}, relative error ${formatError(worst.relative)} (${worst.status})`,
        ];
      });
      return [...tensors, ...report.faults.map((fault) => `${where}: ${fault}`)];
    });
}
