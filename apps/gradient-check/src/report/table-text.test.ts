import { Ansis } from "ansis";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { tableText } from "./table-text.js";
import { wrap, wrapPieces } from "./wrap.js";

const plain = new Ansis(0);
const table = {
  title: "Backward against central differences",
  columns: [
    { label: "what" },
    { label: "verdict" },
    { label: "entries", numeric: true },
    { label: "largest relative error", numeric: true },
  ],
  rows: [
    ["softmaxCrossEntropy, soft labels", "✓ passed", "2428", "1.2e-9"],
    ["relu", "? undecided", "12", "0"],
  ],
};

test("beside each other where it fits, with headings in several lines", () => {
  expect(tableText(table, 80, plain)).toBe(
    `Backward against central differences
what                              verdict      entries   largest
                                                        relative
                                                           error
softmaxCrossEntropy, soft labels  ✓ passed        2428    1.2e-9
relu                              ? undecided       12         0
`,
  );
});

test("a little less: names in several lines", () => {
  expect(tableText(table, 55, plain)).toContain(`
softmaxCrossEntropy,     ✓ passed        2428    1.2e-9
soft labels
relu                     ? undecided       12         0
`);
});

test("too narrow: each row is a few lines, with no word broken", () => {
  expect(tableText(table, 40, plain)).toBe(
    `Backward against central differences
softmaxCrossEntropy, soft labels
  ✓ passed; entries 2428;
  largest relative error 1.2e-9
relu
  ? undecided; entries 12;
  largest relative error 0
`,
  );
});

test.each([32, 40, 60, 80, 120])("at %i columns nothing is wider", (width) => {
  const lines = tableText(table, width, plain).split("\n");
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
});

test("verdicts are coloured, at every width", () => {
  const colours = new Ansis(1);
  for (const width of [40, 80]) {
    expect(tableText(table, width, colours)).toContain(colours.green("✓ passed"));
    expect(tableText(table, width, colours)).toContain(colours.yellow("? undecided"));
  }
});

test("lines break between words, and not within a shape or a piece", () => {
  expect(wrap("at 7 x 5, 17 x 20 and more", 12)).toBe("at 7 x 5,\n17 x 20 and\nmore");
  expect(wrap("one two three", 9, "  ")).toBe("one two\n  three");
  expect(wrap("averylongword and", 5)).toBe("averylongword\nand");
  expect(wrapPieces(["largest error 1", "b 2"], 12, "  ")).toBe("  largest error 1;\n  b 2");
});
