import type { Experiment } from "@adjoint/experiment";
import { wrap, wrapFields } from "@adjoint/terminal";
import type { Ansis } from "ansis";
import { predictedClasses } from "../training/scores.js";
import { classLetter, pointColor } from "./class-style.js";
import { drawWithColors, drawWithLetters, regionMark } from "./draw-regions.js";
import { regionGrid } from "./region-grid.js";

/**
 * The regions of the plane by predicted class, with the training points on them.
 *
 * @param width columns of the drawing, at most
 * @param textWidth where the legend is broken
 */
export function decisionRegions(
  { network, data }: Pick<Experiment, "network" | "data">,
  colors: Ansis,
  width: number,
  textWidth: number,
): string {
  // Fewer than 256 colours have no darker ones to set the regions apart from the points.
  const colored = colors.level >= 2 && data.classes <= 7;
  // A character is about twice as high as wide.
  const columns = Math.min(width, 64) & ~1;
  const grid = regionGrid(
    data,
    (pixels) => predictedClasses(network, pixels),
    columns,
    colored ? columns : columns / 2,
  );
  const side = grid.extent.toFixed(2);
  const range = `x and y from -${side} to ${side}`;
  if (!colored) {
    const marks = Array.from({ length: data.classes }, (_, label) => {
      const mark = regionMark(label, data.classes);
      return `${mark === " " ? "blank" : mark} ${classLetter(label)}`;
    });
    const legend = ["points: letters", `regions: ${marks.join(", ")}`, range];
    return `${drawWithLetters(grid, data.classes)}\n${wrap(legend.join("; "), textWidth)}`;
  }
  const classes = Array.from(
    { length: data.classes },
    (_, index) => `${colors.hex(pointColor(index))("■")} ${classLetter(index)}`,
  );
  const legend = [...classes, "regions dark, points bright", range];
  return `${drawWithColors(grid, colors)}\n${wrapFields(legend, textWidth)}`;
}
