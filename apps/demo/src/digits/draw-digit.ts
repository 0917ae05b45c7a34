import { DIGIT_SIDE } from "@adjoint/experiment";
import type { Ansis } from "ansis";

/** Columns of a pixel: a character is about twice as high as wide. */
export const PIXEL_COLUMNS = 2;

/** Ink from none to all, for where there are no shades of grey. */
const SHADES = [" ", "░", "▒", "▓", "█"];

/** Draws a digit, a line of pixels a line of text: with shades of grey, or with characters. */
export function drawDigit(pixels: ArrayLike<number>, colors: Ansis): readonly string[] {
  return Array.from({ length: DIGIT_SIDE }, (_, line) => {
    const cells = Array.from({ length: DIGIT_SIDE }, (_, column) =>
      cell(pixels[line * DIGIT_SIDE + column]!, colors),
    );
    return cells.join("");
  });
}

function cell(ink: number, colors: Ansis): string {
  if (colors.level >= 2) return colors.bgHex(grey(ink))(" ".repeat(PIXEL_COLUMNS));
  return SHADES[Math.round(ink * (SHADES.length - 1))]!.repeat(PIXEL_COLUMNS);
}

/** Ink is bright, on paper that stands out from a dark screen and from a bright one. */
function grey(ink: number): string {
  const channel = Math.round(28 + ink * (255 - 28))
    .toString(16)
    .padStart(2, "0");
  return `#${channel}${channel}${channel}`;
}
