import { DIGIT_SIDE } from "@adjoint/experiment";
import type { Ansis } from "ansis";
import { drawDigit, PIXEL_COLUMNS } from "./draw-digit.js";
import type { Misread } from "./misread-digits.js";

/** How many are shown. */
const SHOWN = 8;

const TILE = DIGIT_SIDE * PIXEL_COLUMNS;
const GAP = "   ";

/** The first misread digits side by side, each below what it is taken for, and what it is. */
export function misreadPicture(misread: readonly Misread[], colors: Ansis, width: number): string {
  if (misread.length === 0) return "(none)";
  const across = Math.max(1, Math.floor((width + GAP.length) / (TILE + GAP.length)));
  const shown = misread.slice(0, SHOWN);
  const rows: string[] = [];
  for (let i = 0; i < shown.length; i += across) {
    const tiles = shown.slice(i, i + across);
    const titles = tiles.map(({ read, label }) => `${label}, read as ${read}`.padEnd(TILE));
    const drawn = tiles.map(({ pixels }) => drawDigit(pixels, colors));
    const lines = drawn[0]!.map((_, line) => drawn.map((each) => each[line]!).join(GAP));
    rows.push([titles.join(GAP), ...lines].map((line) => line.trimEnd()).join("\n"));
  }
  const rest = misread.length - shown.length;
  return [...rows, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n\n");
}
