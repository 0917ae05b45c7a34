/** Colours that people with any colour vision can tell apart (Okabe and Ito). */
const COLORS = ["#e69f00", "#56b4e9", "#009e73", "#f0e442", "#d55e00", "#cc79a7", "#0072b2"];

/** How bright a region is, beside the points of its class. */
const DIM = 0.36;

/** The letter of a class in drawings and tables. */
export function classLetter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The colour of a class's points; they repeat after seven classes. */
export function pointColor(index: number): string {
  return COLORS[index % COLORS.length]!;
}

/** The colour of a class's region: the points', darker. */
export function regionColor(index: number): string {
  const value = Number.parseInt(pointColor(index).slice(1), 16);
  const dimmed = [value >> 16, (value >> 8) & 255, value & 255].map((channel) =>
    Math.round(channel * DIM)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${dimmed.join("")}`;
}
