import type { CsvFault, CsvRead } from "../laboratory/data/csv/points-of-csv.js";
import type { RuleFault } from "../laboratory/data/rule/parse-rule.js";
import { count } from "./numbers.js";

const place = (value: number) => value.toFixed(2);

/** The words for data of a person's own: points, a table, a rule. */
export const OWN_TEXTS = {
  groups: { classes: "Classes", numbers: "Numbers to learn" },
  figures: {
    own: "own points",
    digits: "handwritten digits",
    rule: "a rule",
    surface: "a rule's values",
  } as Readonly<Record<string, string>>,
  hint: "Click or tap the plane. By keyboard: arrows move, Enter puts a point, A to F choose a class, Backspace takes back.",
  padLabel:
    "Plane for own points. Arrow keys move, Enter puts a point, A to F choose its class, Backspace takes the last one back.",
  nextClass: "Class of the next point",
  undo: "Undo",
  clear: "Clear",
  count: (points: number) => (points === 1 ? "1 point" : `${count.format(points)} points`),
  place: (x: number, y: number) => `${place(x)}, ${place(y)}`,
  put: (name: string, x: number, y: number, points: number) =>
    `Class ${name} at ${place(x)}, ${place(y)}. ${points} points.`,
  undone: "Taken back",
  chosen: (name: string) => `Class ${name}`,
  full: "There is no room for more points",
  waiting:
    "Put at least two points on the plane: one to learn from, one to judge by. Click it, or use the keyboard.",
  csv: "Read a CSV file",
  csvHint: "or drop it here: two columns of numbers, one of classes",
  csvColumns: { x: "Column of x", y: "Column of y", label: "Column of classes" },
  csvRead: ({ rows, taken, missing, ranges }: CsvRead) => {
    const words = [`${count.format(taken)} of ${count.format(rows)} rows`];
    if (missing > 0) words.push(`${count.format(missing)} with a missing number left out`);
    const [x, y] = ranges;
    words.push(`scaled to the plane from ${span(x)} and ${span(y)}`);
    return `${words.join(", ")}.`;
  },
  csvFault: (fault: CsvFault) => {
    if (fault.kind === "size") return "The file is too large: at most 5 MB can be read.";
    if (fault.kind === "columns") {
      return `The table has ${fault.columns === 1 ? "1 column" : `${fault.columns} columns`}. It needs three: two of numbers and one of classes.`;
    }
    if (fault.kind === "numbers") return "The table needs two columns of numbers.";
    if (fault.kind === "rows") return "The table has fewer than two rows with all numbers.";
    if (fault.kind === "classes") {
      return `The column "${fault.column}" has ${count.format(fault.classes)} classes, and there are colours for ${fault.most}. Choose another column.`;
    }
    return `This is no table that can be read: ${fault.message}`;
  },
  rule: "Rule",
  ruleHint:
    "Class B where it holds, or is above 0. x and y go from -1 to 1; r is the distance from the middle.",
  ruleExamples: ["y > sin(3x) / 2", "r < 0.6", "x * y", "cos(9r)", "sin(4x) * sin(4y)"],
  ruleTry: "Try",
  ruleFault: ({ kind, at, found }: RuleFault) => {
    const where = `at place ${at + 1}`;
    if (kind === "end") return "The rule ends too early: something is missing at its end.";
    if (kind === "length") return "The rule is too long: at most 200 characters.";
    if (kind === "depth") return `The rule is nested too deep ${where}.`;
    if (kind === "arguments") {
      return `${found} takes ${found === "min" || found === "max" ? "two numbers" : "one number"}: see ${where}.`;
    }
    if (kind === "unknown") {
      return `There is no "${found}" (${where}). There are x, y, r, pi, e, and sin, cos, tanh, exp, log, sqrt, abs, sign, floor, min, max.`;
    }
    return `"${found}" cannot stand ${where}.`;
  },
} as const;

function span([least, most]: readonly [number, number]): string {
  return `${short(least)} to ${short(most)}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
