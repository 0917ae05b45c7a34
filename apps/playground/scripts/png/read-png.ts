import { inflateSync } from "node:zlib";
import { chunksOf } from "./chunks.js";

/** Pixels as red, green and blue, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Reads a screenshot: eight bits a channel, with or without alpha, not interlaced. */
export function readPng(file: Uint8Array): Pixels {
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === "IHDR")!.data;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const channels = header[9] === 6 ? 4 : 3;
  if (header[8] !== 8 || (header[9] !== 2 && header[9] !== 6) || header[12] !== 0) {
    throw new Error("readPng: only eight bits of red, green, blue and alpha, not interlaced");
  }
  const compressed = chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data);
  const rows = unfilter(inflateSync(Buffer.concat(compressed)), width * channels, height, channels);
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    data.set(rows.subarray(channels * i, channels * i + 3), 3 * i);
  }
  return { width, height, data };
}

/** Each row says how it is told from what is left of it and above. */
function unfilter(bytes: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const rows = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = bytes[row * (stride + 1)]!;
    const at = row * stride;
    for (let i = 0; i < stride; i++) {
      const left = i >= step ? rows[at + i - step]! : 0;
      const up = row > 0 ? rows[at + i - stride]! : 0;
      const corner = row > 0 && i >= step ? rows[at + i - stride - step]! : 0;
      const told = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      rows[at + i] = bytes[row * (stride + 1) + 1 + i]! + told;
    }
  }
  return rows;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
