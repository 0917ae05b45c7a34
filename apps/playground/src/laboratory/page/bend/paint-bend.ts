import { BEND_LINES } from "../../frame/bend-lines.js";
import type { Bend, PointCloud } from "../../protocol.js";
import { CLASS_COLOURS, css, NEGATIVE, POSITIVE } from "../colours.js";
import { markPath } from "../marks.js";

/** The size of a mark, in pixels. */
const MARK = 4.5;
const MARGIN = 10;

/** Draws the bent grid, and the points on it, as large as there is room. */
export function paintBend(canvas: HTMLCanvasElement, bend: Bend, points: PointCloud): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(ratio, ratio);
  const at = placing([bend.grid, bend.points], width, height);
  if (!at) return;
  const style = getComputedStyle(canvas);
  context.strokeStyle = style.color;
  context.globalAlpha = 0.35;
  context.lineWidth = 1;
  context.beginPath();
  const line = (index: (k: number) => number) => {
    for (let k = 0; k < BEND_LINES; k++) {
      const [x, y] = at(bend.grid, index(k));
      if (k === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  };
  for (let i = 0; i < BEND_LINES; i++) {
    line((k) => i * BEND_LINES + k);
    line((k) => k * BEND_LINES + i);
  }
  context.stroke();
  context.globalAlpha = 1;
  const isNumbers = points.values.length > 0;
  const colours = isNumbers ? [NEGATIVE, POSITIVE] : CLASS_COLOURS;
  const groupOf = (i: number) => (isNumbers ? Number(points.values[i]! > 0) : points.labels[i]);
  for (const [label, colour] of colours.entries()) {
    let path = "";
    for (let i = 0; i < points.labels.length; i++) {
      if (groupOf(i) !== label) continue;
      const [x, y] = at(bend.points, i);
      path += markPath(isNumbers ? 0 : label, x, y, MARK);
    }
    context.fillStyle = css(colour);
    if (path) context.fill(new Path2D(path));
  }
}

/** Puts the whole grid and all points into the picture, in the same scale across and upwards; undefined where there is none. */
function placing(
  all: readonly Float32Array[],
  width: number,
  height: number,
): ((places: Float32Array, i: number) => readonly [number, number]) | undefined {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const places of all) {
    for (let k = 0; k < places.length; k++) {
      if (!Number.isFinite(places[k]!)) return undefined;
      low[k % 2] = Math.min(low[k % 2]!, places[k]!);
      high[k % 2] = Math.max(high[k % 2]!, places[k]!);
    }
  }
  const [across, upwards] = [high[0]! - low[0]!, high[1]! - low[1]!];
  const scale = Math.min(
    (width - 2 * MARGIN) / (across || 1),
    (height - 2 * MARGIN) / (upwards || 1),
  );
  return (places, i) => [
    width / 2 + (places[2 * i]! - (low[0]! + high[0]!) / 2) * scale,
    height / 2 - (places[2 * i + 1]! - (low[1]! + high[1]!) / 2) * scale,
  ];
}
