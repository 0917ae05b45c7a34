import * as Plot from "@observablehq/plot";
import { describeRound } from "../check/describe-round.js";
import type { CaseResult, Comparison } from "../comparison/types.js";
import { WAY_LABELS } from "../comparison/ways.js";
import { formatError } from "../report/format-numbers.js";
import type { Report } from "../report/types.js";
import { blockAround } from "./block-around.js";
import { draw, figure } from "./draw.js";
import { htmlTable } from "./html-table.js";

interface Cell {
  readonly row: string;
  readonly column: number;
  readonly error: number;
  /** Why there is no error to speak of; not given where there is one. */
  readonly untold?: string;
}

/** Entries at a corner, or that cannot be told, are neither right nor wrong. */
const UNTOLD: Readonly<Record<string, string>> = {
  kink: "kink",
  "cannot-tell": "cannot tell",
  unseen: "unseen",
};

/** Rows and columns: of more nothing could be read. */
const MOST = 40;
/** Cells that leave room for a number. */
const MOST_LABELLED = 5;

/** Entry by entry, the inputs on which some way is far off. */
export function worstInputs({ cases }: Comparison): string {
  return cases
    .filter(({ rows, classes }) => classes <= MOST_LABELLED && rows <= 4)
    .filter(({ ways }) => ways.some((each) => each.nonFinite > 0 || each.relative > 1e-3))
    .map((each) => heatMap(`Errors on “${each.name}”`, cellsOf(each), "the way and the row", 195))
    .join("\n");
}

/** Entry by entry, every gradient that failed, of inputs and of parameters: where it tells most. */
export function worstChecks({ checks, findings }: Report): string {
  return findings
    .filter(({ verdict }) => verdict === "failed")
    .map(({ name, tensor, inputs, worst }) => {
      const check = checks.find((each) => each.name === name && describeRound(each) === inputs);
      const found = check?.report?.tensors.find((each) => each.name === tensor);
      const block = blockAround(worst, found?.entries ?? [], MOST);
      const cells = block.entries.map(({ row, column, relative, status }): Cell => {
        const untold = UNTOLD[status];
        return { row: `row ${row}`, column, error: relative, ...(untold && { untold }) };
      });
      const title = `Errors of ${name} at ${inputs}, gradient of ${tensor}`;
      return heatMap(title, cells, "the row", 60, block.note);
    })
    .join("\n");
}

function cellsOf({ ways, classes }: CaseResult): readonly Cell[] {
  return ways.flatMap(({ way, entries }) =>
    entries.map((error, k) => ({
      row: `${WAY_LABELS[way]}, row ${Math.floor(k / classes)}`,
      column: k % classes,
      error,
    })),
  );
}

function heatMap(
  title: string,
  cells: readonly Cell[],
  rowsAre: string,
  marginLeft: number,
  note = "",
): string {
  const rows = [...new Set(cells.map(({ row }) => row))];
  const columns = [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b);
  const labelled = columns.length <= MOST_LABELLED;
  const told = cells.filter(({ untold }) => untold === undefined);
  const known = told.filter(({ error }) => !Number.isNaN(error));
  const svg = draw(`${title}: relative error of each entry`, {
    height: 60 + 26 * rows.length,
    marginLeft,
    marginTop: 40,
    marginBottom: 8,
    padding: 0.06,
    x: { type: "band", domain: columns, axis: "top", label: "column" },
    y: { type: "band", domain: rows, label: null },
    color: {
      type: "linear",
      domain: [-16, 0],
      range: ["#d9ecff", "#b3261e"],
      interpolate: "rgb",
      clamp: true,
    },
    marks: [
      Plot.cell(cells, { x: "column", y: "row", fill: "#a9a9b4" }),
      Plot.cell(told, { x: "column", y: "row", fill: "#6b2fa0" }),
      Plot.cell(known, { x: "column", y: "row", fill: ({ error }: Cell) => magnitude(error) }),
      ...(labelled
        ? [
            Plot.text(cells, {
              x: "column",
              y: "row",
              text: textOf,
              fill: ({ error, untold }: Cell) =>
                untold === undefined && !(magnitude(error) <= -5) ? "#ffffff" : "#111111",
            }),
          ]
        : []),
    ],
  });
  const table = {
    title,
    columns: [
      { label: rowsAre },
      ...columns.map((column) => ({ label: `column ${column}`, numeric: true })),
    ],
    rows: rows.map((row) => [
      row,
      // Of some entries alone, those between are not known.
      ...columns.map((column) => {
        const cell = cells.find((each) => each.row === row && each.column === column);
        return cell === undefined ? "" : textOf(cell);
      }),
    ]),
  };
  const grey = told.length < cells.length ? ", what is at a kink or cannot be told grey" : "";
  const caption = `${title}: the relative error of each entry of the gradient, from exact (pale) to wholly wrong (red); NaN is violet${grey}.${note && ` ${note}`}`;
  return figure(svg, caption, "", htmlTable(table));
}

function textOf({ error, untold }: Cell): string {
  return untold ?? formatError(error);
}

function magnitude(error: number): number {
  return error === 0 ? -16 : Math.log10(error);
}
