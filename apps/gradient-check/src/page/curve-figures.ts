import * as Plot from "@observablehq/plot";
import type { Comparison, MagnitudePoint, SpeedPoint } from "../comparison/types.js";
import { WAY_NAMES, type WayName } from "../comparison/ways.js";
import { magnitudeTable, speedTable, stepTable } from "../report/curve-tables.js";
import { draw, figure } from "./draw.js";
import { htmlTable } from "./html-table.js";
import { legendOf, WAY_STYLES } from "./way-styles.js";

/** The smallest error that fits on a logarithmic axis: an exact result is drawn here. */
const EXACT = 1e-17;

/** Error by the magnitude of the logits. */
export function magnitudeFigure(comparison: Comparison): string {
  const drawn = comparison.magnitudes
    .filter(({ nonFinite }) => nonFinite === 0)
    .map((point) => ({ ...point, relative: Math.max(point.relative, EXACT) }));
  const broken = comparison.magnitudes.filter(({ nonFinite }) => nonFinite > 0);
  const svg = draw("Largest relative error of each way as logits grow, both axes logarithmic", {
    x: {
      type: "log",
      label: "magnitude of the logits →",
      ticks: [1, 10, 100, 1000],
      tickFormat: "d",
    },
    y: {
      type: "log",
      label: "↑ largest relative error",
      domain: [EXACT, 100],
      tickFormat: power,
      ticks: 6,
    },
    marks: [
      Plot.ruleY([EXACT], { strokeOpacity: 0.3 }),
      ...curves(drawn, "magnitude", "relative"),
      Plot.text(broken, {
        x: "magnitude",
        y: 20,
        text: () => "NaN",
        fill: ({ way }: MagnitudePoint) => WAY_STYLES[way].color,
        fontWeight: "bold",
      }),
    ],
  });
  return figure(
    svg,
    "Largest relative error against 50-digit arithmetic, for the same 16 rows of 5 logits scaled up. Once the probability of a label falls below 1e-7, clipping makes the separate ways' gradient 0 where the true one is not: a relative error of 1. An exact result is drawn at 1e-17.",
    legendOf(WAY_NAMES),
    htmlTable(magnitudeTable(comparison)),
  );
}

/** The U-shaped curve of central differences. */
export function stepFigure(comparison: Comparison): string {
  const svg = draw("Relative error of central differences by their step, both axes logarithmic", {
    x: { type: "log", label: "step h →", tickFormat: power, ticks: 6 },
    y: { type: "log", label: "↑ relative error", tickFormat: power, ticks: 6 },
    marks: [
      Plot.ruleX([1e-5], { strokeDasharray: "3 3", strokeOpacity: 0.6 }),
      Plot.line(comparison.steps, {
        x: "step",
        y: "relative",
        stroke: "var(--numerical)",
        strokeWidth: 2,
      }),
      Plot.dot(comparison.steps, { x: "step", y: "relative", fill: "var(--numerical)", r: 3.5 }),
    ],
  });
  return figure(
    svg,
    "Error of central differences by their step: to the right the curvature of the loss, to the left the rounding of its value. The dashed line is the step that the checks use in float64.",
    "",
    htmlTable(stepTable(comparison)),
  );
}

/** Time by the number of classes. */
export function speedFigure(comparison: Comparison): string {
  const ways = ["fused", "vectorised", "jacobian"] as const;
  const times = comparison.speeds.map(({ microseconds }) => microseconds);
  const lowest = Math.floor(Math.log10(Math.min(...times)));
  const highest = Math.ceil(Math.log10(Math.max(...times)));
  const ticks = Array.from({ length: highest - lowest + 1 }, (_, i) => Number(`1e${lowest + i}`));
  const [low, high] = [ticks[0]!, ticks[ticks.length - 1]!];
  const svg = draw("Time of one forward and backward by number of classes, both axes logarithmic", {
    x: {
      type: "log",
      label: "classes →",
      ticks: comparison.speeds.filter(({ way }) => way === "fused").map(({ classes }) => classes),
      tickFormat: "d",
    },
    y: { type: "log", label: "↑ microseconds", domain: [low, high], ticks, tickFormat: "~s" },
    marks: curves(comparison.speeds, "classes", "microseconds"),
  });
  return figure(
    svg,
    `Time of one forward and backward of 32 rows in ${comparison.dtype}, on this machine.`,
    legendOf(ways),
    htmlTable(speedTable(comparison)),
  );
}

function curves(
  points: readonly (MagnitudePoint | SpeedPoint)[],
  x: string,
  y: string,
): Plot.Markish[] {
  return WAY_NAMES.flatMap((way: WayName) => {
    const own = points.filter((point) => point.way === way);
    if (own.length === 0) return [];
    const { color, symbol, dash } = WAY_STYLES[way];
    return [
      Plot.line(own, { x, y, stroke: color, strokeWidth: 2, strokeDasharray: dash }),
      Plot.dot(own, { x, y, fill: color, symbol, r: 4 }),
    ];
  });
}

/** `1e-5` */
function power(value: number): string {
  return value.toExponential(0).replace("e+", "e");
}
