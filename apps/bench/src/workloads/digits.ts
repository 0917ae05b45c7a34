import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Matrix, matrix } from "@adjoint/matrix";

const FILE = new URL("../../data/digits.csv.gz", import.meta.url);
const PIXELS = 64;
/** The brightest pixel. */
const WHITE = 16;

/** The first handwritten digits of the file, pixels from 0 to 1. */
export function digits(count: number): { readonly x: Matrix; readonly y: readonly number[] } {
  const rows = gunzipSync(readFileSync(FILE))
    .toString()
    .trim()
    .split("\n")
    .slice(0, count)
    .map((line) => line.split(",").map(Number));
  const pixels = rows.flatMap((row) => row.slice(0, PIXELS).map((value) => value / WHITE));
  return { x: matrix(count, PIXELS, pixels), y: rows.map((row) => row[PIXELS]!) };
}
