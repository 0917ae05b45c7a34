import type { RowShape } from "../row-shape.js";
import type { OpSummary } from "./summarize-ops.js";

const HEADER = ["layer", "output", "parameters", "bytes"] as const;

/** A table of four columns: names and shapes on the left side, numbers on the right. */
export function summaryText(
  inputShape: RowShape,
  layers: readonly OpSummary[],
  total: Pick<OpSummary, "parameters" | "bytes">,
): string {
  const rows = [
    HEADER,
    ["input", shapeText(inputShape), "", ""],
    ...layers.map(({ name, depth, outputShape, parameters, bytes }) => [
      `${"  ".repeat(depth)}${name}`,
      shapeText(outputShape),
      countText(parameters),
      countText(bytes),
    ]),
    ["total", "", grouped(total.parameters), grouped(total.bytes)],
  ];
  const widths = HEADER.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function shapeText(shape: RowShape): string {
  if (typeof shape === "number") return grouped(shape);
  if ("time" in shape) return `${shape.time} x ${shape.features}`;
  return `${shape.channels} x ${shape.height} x ${shape.width}`;
}

/** Most ops learn nothing: a table of zeros would hide those that do. */
function countText(count: number): string {
  return count === 0 ? "" : grouped(count);
}

/** Thousands apart, the same in every locale. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
