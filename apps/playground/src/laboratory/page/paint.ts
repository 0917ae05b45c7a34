import type { Plane, Surface } from "../protocol.js";
import { CLASS_COLOURS, type Colour, NEGATIVE, POSITIVE } from "./colours.js";

/** Regions stay paler than the points on them. */
const MOST_OPAQUE = 0.5;

/** Paints each cell in the colour of its class, the paler the less sure the network is. */
export function paintPlane(canvas: HTMLCanvasElement, { cells, labels, certainty }: Plane): void {
  paint(canvas, cells, (i) => [CLASS_COLOURS[labels[i]!]!, MOST_OPAQUE * certainty[i]!]);
}

/** Paints the number in each cell: orange above 0, blue below, in full where it is as large as `most`. */
export function paintSurface(
  canvas: HTMLCanvasElement,
  { cells, values }: Surface,
  most: number,
): void {
  paint(canvas, cells, (i) => {
    const value = values[i]!;
    const share = Math.min(1, Math.abs(value) / most);
    return [value > 0 ? POSITIVE : NEGATIVE, Number.isFinite(share) ? 200 * share : 0];
  });
}

/** Paints ink on paper, in the colours of the page. */
export function paintInk(canvas: HTMLCanvasElement, pixels: Float32Array): void {
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(canvas).color.match(/\d+/g) ?? []).map(
    Number,
  );
  paint(canvas, Math.sqrt(pixels.length), (i) => [[red, green, blue], 255 * pixels[i]!]);
}

/** Paints what a unit gives in each cell: orange above 0, blue below. */
export function paintUnit(canvas: HTMLCanvasElement, map: Int8Array): void {
  paint(canvas, Math.sqrt(map.length), (i) => {
    const value = map[i]!;
    return [value > 0 ? POSITIVE : NEGATIVE, 2 * Math.abs(value)];
  });
}

function paint(
  canvas: HTMLCanvasElement,
  cells: number,
  cell: (i: number) => readonly [Colour, number],
): void {
  if (canvas.width !== cells) {
    canvas.width = cells;
    canvas.height = cells;
  }
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(cells, cells);
  for (let i = 0; i < cells * cells; i++) {
    const [[red, green, blue], alpha] = cell(i);
    image.data.set([red, green, blue, alpha], 4 * i);
  }
  context.putImageData(image, 0, 0);
}
