import type { Check } from "../check/types.js";
import { formatError } from "./format-numbers.js";
import { byName, OUTCOME_MARKS, outcomeOf } from "./outcomes.js";
import type { Table } from "./table.js";

/** One line for each thing checked, over all of its inputs. */
export function checksTable(checks: readonly Check[]): Table {
  return {
    title: "Backward against central differences",
    columns: [
      { label: "what" },
      { label: "verdict" },
      { label: "entries", numeric: true },
      { label: "kinks", numeric: true },
      { label: "largest relative error", numeric: true },
    ],
    rows: [...byName(checks)].map(([name, own]) => {
      const tensors = own.flatMap(({ report }) => report?.tensors ?? []);
      const total = tensors
        .flatMap(({ counts }) => Object.values(counts))
        .reduce((a, b) => a + b, 0);
      const kinks = tensors.reduce((sum, { counts }) => sum + counts.kink, 0);
      const outcome = outcomeOf(own);
      // What cannot be told counts where it is why a check has not passed.
      const errorOf = outcome === "passed" ? maxRelativeError : largestError;
      return [
        name,
        OUTCOME_MARKS[outcome],
        String(total),
        String(kinks),
        tensors.length === 0 ? "-" : formatError(Math.max(...tensors.map(errorOf))),
      ];
    }),
  };
}

type Tensor = NonNullable<Check["report"]>["tensors"][number];

function maxRelativeError(tensor: Tensor): number {
  return tensor.maxRelativeError;
}

/** That of entries which cannot be told, too: it is what they are said to be off by. */
function largestError({ maxRelativeError: told, worst }: Tensor): number {
  const unclear = worst?.status === "cannot-tell" && Number.isFinite(worst.relative);
  return unclear ? Math.max(told, worst.relative) : told;
}
