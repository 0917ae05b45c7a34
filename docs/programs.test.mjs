// How long the programs are that the page of programs shows, beside those for Keras: the same rule for both.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const text = readFileSync(new URL("programs.md", import.meta.url), "utf8");

/** A longer line counts for each of so many characters that it begins. */
const WIDTH = 120;

function linesOf(code, comment) {
  const lines = code.split("\n").filter((line) => line.trim() !== "" && !comment.test(line));
  return lines.reduce((sum, line) => sum + Math.ceil(line.length / WIDTH), 0);
}

const programs = text
  .split("\n## ")
  .map((section) => ({
    title: section.split("\n")[0],
    own: /```ts\n(.*?)```/s.exec(section)?.[1],
    keras: /```python\n(.*?)```/s.exec(section)?.[1],
  }))
  .filter(({ own }) => own !== undefined);

test("each program stands beside the same in Keras", () => {
  expect(programs.map(({ keras }) => typeof keras)).toEqual(new Array(6).fill("string"));
});

test("the lines of both are those of the table", () => {
  const rows = programs.map(
    ({ title, own, keras }) =>
      `| ${title} | ${linesOf(own, /^\s*(\/\/|\/\*\*)/)} | ${linesOf(keras, /^\s*(#|""")/)} |`,
  );
  const table = [...text.matchAll(/^\| .* \| \d+ \| \d+ \|$/gm)].map(([row]) => row);
  expect(table).toEqual(rows);
});
