import type { Ansis } from "ansis";
import { classLetter, pointColor, regionColor } from "./class-style.js";
import type { RegionGrid } from "./region-grid.js";

/** Marks of regions that leave the letters on them to be seen; more classes have small letters. */
const MARKS = [" ", "·", ":", "-", "+", "~", "="];

/** What a region of a class is drawn with, where there are so many classes. */
export function regionMark(label: number, classes: number): string {
  return classes <= MARKS.length ? MARKS[label]! : classLetter(label).toLowerCase();
}

/** Draws with characters: points are the letters of their classes, regions are marks. */
export function drawWithLetters(
  { width, height, regions, points }: RegionGrid,
  classes: number,
): string {
  const lines: string[] = [];
  for (let row = 0; row < height; row++) {
    let line = "";
    for (let pixel = row * width; pixel < (row + 1) * width; pixel++) {
      const point = points[pixel]!;
      line += point < 0 ? regionMark(regions[pixel]!, classes) : classLetter(point);
    }
    lines.push(line.trimEnd());
  }
  return lines.join("\n");
}

/** Draws with colours, two pixels a character: regions dark, points bright. Needs an even height. */
export function drawWithColors(grid: RegionGrid, colors: Ansis): string {
  const { width, height } = grid;
  const lines: string[] = [];
  for (let row = 0; row < height; row += 2) {
    let line = "";
    for (let column = 0; column < width; ) {
      const upper = pixelColor(grid, row * width + column);
      const lower = pixelColor(grid, (row + 1) * width + column);
      const start = column;
      // One escape sequence for equal neighbours.
      do column += 1;
      while (
        column < width &&
        pixelColor(grid, row * width + column) === upper &&
        pixelColor(grid, (row + 1) * width + column) === lower
      );
      line += colors.bgHex(lower).hex(upper)("▀".repeat(column - start));
    }
    lines.push(line);
  }
  return lines.join("\n");
}

function pixelColor({ regions, points }: RegionGrid, pixel: number): string {
  const point = points[pixel]!;
  return point < 0 ? regionColor(regions[pixel]!) : pointColor(point);
}
