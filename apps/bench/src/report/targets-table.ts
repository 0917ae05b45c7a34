import type { Verdict } from "../targets.js";
import { figure } from "./format-numbers.js";
import type { Table } from "./table.js";

/** Every target with its verdict. */
export function targetsTable(verdicts: readonly Verdict[]): Table {
  return {
    columns: [{ label: "target" }, { label: "found", numeric: true }, { label: "verdict" }],
    rows: verdicts.map(({ aim, found, unit, met }) => [
      aim,
      found === undefined ? "" : figure(found, unit),
      met,
    ]),
  };
}
