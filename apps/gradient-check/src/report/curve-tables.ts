import type { Comparison } from "../comparison/types.js";
import { WAY_LABELS, WAY_NAMES, type WayName } from "../comparison/ways.js";
import { formatBytes, formatError, formatTime } from "./format-numbers.js";
import type { Table } from "./table.js";

const SPEED_WAYS = ["fused", "vectorised", "jacobian"] as const;

/** Largest relative error by the magnitude of the logits. */
export function magnitudeTable({ magnitudes }: Comparison): Table {
  return {
    title: "Error by magnitude of the logits",
    columns: [{ label: "magnitude" }, ...wayColumns(WAY_NAMES)],
    rows: distinct(magnitudes.map(({ magnitude }) => magnitude)).map((magnitude) => [
      String(magnitude),
      ...WAY_NAMES.map((way) => {
        const point = magnitudes.find((p) => p.magnitude === magnitude && p.way === way)!;
        return point.nonFinite > 0 ? `${point.nonFinite} NaN` : formatError(point.relative);
      }),
    ]),
  };
}

/** Error of central differences by their step. */
export function stepTable({ steps }: Comparison): Table {
  return {
    title: "Error of differences by step",
    columns: [{ label: "step" }, { label: "relative error", numeric: true }],
    rows: steps.map(({ step, relative }) => [step.toExponential(0), formatError(relative)]),
  };
}

/** Time and memory by the number of classes. */
export function speedTable({ speeds }: Comparison): Table {
  return {
    title: "Time and memory by number of classes, 32 rows",
    columns: [{ label: "classes" }, ...wayColumns(SPEED_WAYS)],
    rows: distinct(speeds.map(({ classes }) => classes)).map((classes) => [
      String(classes),
      ...SPEED_WAYS.map((way) => {
        const { microseconds, bytes } = speeds.find((p) => p.classes === classes && p.way === way)!;
        return `${formatTime(microseconds)}, ${formatBytes(bytes)}`;
      }),
    ]),
  };
}

function wayColumns(ways: readonly WayName[]) {
  return ways.map((way) => ({ label: WAY_LABELS[way], numeric: true }));
}

function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)];
}
