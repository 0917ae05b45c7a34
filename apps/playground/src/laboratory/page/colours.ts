/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number];

/** Of classes: by Okabe and Ito, told apart by everyone. */
export const CLASS_COLOURS: readonly Colour[] = [
  [0, 114, 178],
  [230, 159, 0],
  [0, 158, 115],
  [204, 121, 167],
  [213, 94, 0],
  [86, 180, 233],
];

/** Of what is above and below 0: weights, and what units give. */
export const POSITIVE: Colour = [230, 159, 0];
export const NEGATIVE: Colour = [0, 114, 178];

/** A colour as CSS has it. */
export function css([red, green, blue]: Colour, alpha = 1): string {
  return `rgb(${red} ${green} ${blue} / ${alpha})`;
}
