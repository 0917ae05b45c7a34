import type { Check } from "../check/types.js";
import { formatError, formatShape } from "./format-numbers.js";
import type { Table } from "./table.js";

/** What a verdict looks like: a mark and a word, for those who see no colours. */
const VERDICT_MARKS = {
  passed: "✓ passed",
  failed: "✗ failed",
  undecided: "? undecided",
} as const;

/** One line for each thing checked, over all of its shapes. */
export function checksTable(checks: readonly Check[]): Table {
  const names = [...new Set(checks.map(({ name }) => name))];
  return {
    title: "Backward against central differences",
    columns: [
      { label: "what" },
      { label: "verdict" },
      { label: "shapes" },
      { label: "entries", numeric: true },
      { label: "kinks", numeric: true },
      { label: "largest relative error", numeric: true },
    ],
    rows: names.map((name) => {
      const own = checks.filter((check) => check.name === name);
      const counts = own.flatMap(({ report }) => report.tensors.map((tensor) => tensor.counts));
      const total = counts.flatMap((count) => Object.values(count)).reduce((a, b) => a + b, 0);
      const kinks = counts.reduce((sum, count) => sum + count.kink, 0);
      const worst = Math.max(
        ...own.flatMap(({ report }) => report.tensors.map((tensor) => tensor.maxRelativeError)),
      );
      return [
        name,
        VERDICT_MARKS[verdictOf(own)],
        own.map(({ shape }) => formatShape(shape)).join(", "),
        String(total),
        String(kinks),
        formatError(worst),
      ];
    }),
  };
}

/** The worst of several verdicts. */
function verdictOf(checks: readonly Check[]): Check["verdict"] {
  const order = ["failed", "undecided", "passed"] as const;
  return order.find((verdict) => checks.some((check) => check.verdict === verdict)) ?? "passed";
}
