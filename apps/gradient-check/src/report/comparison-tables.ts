import type { CaseResult, Comparison } from "../comparison/types.js";
import { WAY_LABELS } from "../comparison/ways.js";
import { formatBytes, formatError, formatLoss, formatTime, formatUlp } from "./format-numbers.js";
import type { Table } from "./table.js";

/** One table for each input: a line for each way. */
export function comparisonTables({ cases }: Comparison): readonly Table[] {
  return cases.map((each) => ({
    title: titleOf(each),
    columns: [
      { label: "way" },
      { label: "loss", numeric: true },
      { label: "absolute", numeric: true },
      { label: "relative", numeric: true },
      { label: "ulp", numeric: true },
      { label: "NaN, ∞", numeric: true },
      { label: "time", numeric: true },
      { label: "memory", numeric: true },
    ],
    rows: each.ways.map(
      ({ way, loss, absolute, relative, ulp, nonFinite, microseconds, bytes }) => [
        WAY_LABELS[way],
        formatLoss(loss),
        formatError(absolute),
        formatError(relative),
        formatUlp(ulp),
        String(nonFinite),
        formatTime(microseconds),
        formatBytes(bytes),
      ],
    ),
  }));
}

function titleOf({ name, about, rows, classes, loss }: CaseResult): string {
  return `${name}: ${about} (${rows} x ${classes}, exact loss ${formatLoss(loss)})`;
}
