import type { Frame } from "../../protocol.js";
import { css, NEGATIVE, POSITIVE } from "../colours.js";
import { Picture } from "../picture.js";
import type { Places } from "./places.js";

/** The widest line, for the largest weight of its layer, in pixels. */
const WIDEST = 5;

/** A line for each weight: the wider the larger, orange above 0 and blue below. */
export function Links({
  sizes,
  weights,
  places,
}: Pick<Frame, "sizes" | "weights"> & { readonly places: Places }) {
  return (
    <Picture class="links" paint={(canvas) => drawLinks(canvas, { sizes, weights }, places)} />
  );
}

function drawLinks(
  canvas: HTMLCanvasElement,
  { sizes, weights }: Pick<Frame, "sizes" | "weights">,
  places: Places,
): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(ratio, ratio);
  weights.forEach((values, layer) => {
    const [inputs, units] = [sizes[layer]!, sizes[layer + 1]!];
    const from = (width * places.left(layer)) / 100 + places.tile / 2;
    const to = (width * places.left(layer + 1)) / 100 - places.tile / 2;
    const bend = (to - from) / 2;
    const most = values.reduce((found, value) => Math.max(found, Math.abs(value)), 0);
    for (let i = 0; i < inputs; i++) {
      for (let j = 0; j < units; j++) {
        const value = values[i * units + j]!;
        const share = most > 0 ? Math.abs(value) / most : 0;
        if (!Number.isFinite(share)) continue;
        const start = places.top(layer, i) + places.tile / 2;
        const end = places.top(layer + 1, j) + places.tile / 2;
        context.strokeStyle = css(value > 0 ? POSITIVE : NEGATIVE, 0.15 + 0.7 * share);
        context.lineWidth = 0.5 + WIDEST * share;
        context.beginPath();
        context.moveTo(from, start);
        context.bezierCurveTo(from + bend, start, to - bend, end, to, end);
        context.stroke();
      }
    }
  });
}
