import wrapAnsi from "wrap-ansi";

/** Joins words that stay on one line; wrapped text has spaces again. */
const TOGETHER = "\u00a0";

/**
 * Text in lines of at most `width` columns, broken between words; a longer word stays whole.
 *
 * @param indent how far the lines that are added stand in
 */
export function wrap(text: string, width: number, indent = 0): string {
  if (width === Number.POSITIVE_INFINITY) return text;
  return text
    .split("\n")
    .map((line) => wrapLine(line, Math.max(width, 1), " ".repeat(indent)))
    .join("\n");
}

/** Wraps a line of fields, each of which stays whole where it fits at all. */
export function wrapFields(fields: readonly string[], width: number, indent = 0): string {
  const whole = fields.map((field) =>
    field.length > width - indent ? field : field.replaceAll(" ", TOGETHER),
  );
  return wrap(whole.join("  "), width, indent).replaceAll(TOGETHER, " ");
}

function wrapLine(line: string, width: number, indent: string): string {
  const lead = /^ */.exec(line)![0];
  const rest = line.slice(lead.length);
  const inside = Math.max(width - lead.length, 1);
  const [first = "", ...others] = wrapAnsi(rest, inside, { hard: false }).split("\n");
  if (others.length === 0 || indent === "")
    return [first, ...others].map((l) => lead + l).join("\n");
  // What does not fit on the first line has less room on the others.
  const remaining = wrapAnsi(others.join(" "), Math.max(inside - indent.length, 1), {
    hard: false,
  });
  return [first, ...remaining.split("\n").map((l) => indent + l)].map((l) => lead + l).join("\n");
}
