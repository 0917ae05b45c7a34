import { wrapFields } from "@adjoint/terminal";

/** How many mistakes are named where there is no room for all numbers. */
const NAMED = 12;

/**
 * A confusion matrix as text: true class down, predicted across, a point for 0. Where it is wider than the screen, the most
 * frequent mistakes are named instead.
 *
 * @param counts by true class and predicted class
 * @param names of the classes, each as long as the others
 * @param width columns of text
 */
export function formatConfusionMatrix(
  counts: readonly (readonly number[])[],
  names: readonly string[],
  width: number,
): string {
  const longest = Math.max(...counts.flat().map((count) => String(count).length));
  const nameWidth = Math.max(...names.map((name) => name.length));
  const gap = [2, 1].find((size) => nameWidth + 1 + counts.length * (longest + size) <= width);
  if (gap === undefined) return mistakes(counts, names, width);
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(nameWidth)} ${cells.map((cell) => cell.padStart(longest + gap)).join("")}`;
  return [line("", names), ...counts.map((row, i) => line(names[i]!, row.map(cellOf)))].join("\n");
}

/** Zeros would be what one sees first. */
function cellOf(count: number): string {
  return count === 0 ? "·" : String(count);
}

function mistakes(
  counts: readonly (readonly number[])[],
  names: readonly string[],
  width: number,
): string {
  const found = counts
    .flatMap((row, i) => row.map((count, j) => ({ count, i, j })))
    .filter(({ count, i, j }) => i !== j && count > 0)
    .sort((a, b) => b.count - a.count);
  if (found.length === 0) return "(no mistakes)";
  const fields = found
    .slice(0, NAMED)
    .map(({ count, i, j }) => `${names[i]} as ${names[j]}: ${count}`);
  const rest = found.length > NAMED ? [`and ${found.length - NAMED} kinds of mistakes more`] : [];
  return wrapFields([...fields, ...rest], width);
}
