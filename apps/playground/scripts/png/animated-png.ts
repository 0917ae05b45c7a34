import { deflateSync } from "node:zlib";
import { type Chunk, fileOf } from "./chunks.js";
import type { Pixels } from "./read-png.js";

const MOST_COLOURS = 96;

/** Pictures of one size and how long each is shown, as an animated PNG of at most 96 colours. */
export function animatedPng(
  frames: readonly Pixels[],
  milliseconds: readonly number[],
): Uint8Array {
  const { width, height } = frames[0]!;
  const palette = paletteOf(frames);
  const header = fields(13, (view) => {
    view.setUint32(0, width);
    view.setUint32(4, height);
    view.setUint8(8, 8);
    // Indexed colours.
    view.setUint8(9, 3);
  });
  const chunks: Chunk[] = [
    { type: "IHDR", data: header },
    { type: "acTL", data: fields(8, (view) => view.setUint32(0, frames.length)) },
    {
      type: "PLTE",
      data: Uint8Array.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255])),
    },
  ];
  const indexOf = indexer(palette);
  let sequence = 0;
  frames.forEach((frame, i) => {
    const control = fields(26, (view) => {
      view.setUint32(0, sequence++);
      view.setUint32(4, width);
      view.setUint32(8, height);
      view.setUint16(20, milliseconds[i]!);
      view.setUint16(22, 1000);
    });
    chunks.push({ type: "fcTL", data: control });
    const data = deflateSync(indexed(frame, indexOf), { level: 9 });
    if (i === 0) {
      chunks.push({ type: "IDAT", data });
      return;
    }
    const number = fields(4, (view) => view.setUint32(0, sequence++));
    chunks.push({ type: "fdAT", data: Buffer.concat([number, data]) });
  });
  return fileOf([...chunks, { type: "IEND", data: new Uint8Array() }]);
}

function fields(length: number, write: (view: DataView) => void): Uint8Array {
  const data = new Uint8Array(length);
  write(new DataView(data.buffer));
  return data;
}

const colourAt = ({ data }: Pixels, i: number) =>
  (data[3 * i]! << 16) | (data[3 * i + 1]! << 8) | data[3 * i + 2]!;

/** The colours that are most frequent, counted in steps of eight. */
function paletteOf(frames: readonly Pixels[]): readonly number[] {
  const counts = new Map<number, { count: number; readonly colour: number }>();
  for (const frame of frames) {
    for (let i = 0; i < frame.width * frame.height; i++) {
      const colour = colourAt(frame, i);
      const key = colour & 0xf8f8f8;
      const entry = counts.get(key);
      if (entry) entry.count += 1;
      else counts.set(key, { count: 1, colour });
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_COLOURS)
    .map(({ colour }) => colour);
}

/** The nearest colour of the palette, looked up once. */
function indexer(palette: readonly number[]): (colour: number) => number {
  const known = new Map<number, number>();
  const distance = (a: number, b: number) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
  return (colour) => {
    let nearest = known.get(colour);
    if (nearest === undefined) {
      nearest = 0;
      for (let i = 1; i < palette.length; i++) {
        if (distance(colour, palette[i]!) < distance(colour, palette[nearest]!)) nearest = i;
      }
      known.set(colour, nearest);
    }
    return nearest;
  };
}

/** Rows of indices, each after the number of its filter, which is none. */
function indexed(frame: Pixels, indexOf: (colour: number) => number): Uint8Array {
  const { width, height } = frame;
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      rows[row * (width + 1) + 1 + column] = indexOf(colourAt(frame, row * width + column));
    }
  }
  return rows;
}
