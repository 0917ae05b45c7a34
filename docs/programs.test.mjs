// The programs of the page: how long they are beside those for Keras, by one rule, and that a saved one travels.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
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

test("what one process saves another loads, with the same predictions", () => {
  const { own } = programs.find(({ title }) => title === "Saving here, loading elsewhere");
  const file = join(tmpdir(), `adjoint-program-${process.pid}.safetensors`);
  const [first, later] = own
    .replace(/^const path = .*$/m, `const path = ${JSON.stringify(file)};`)
    .split("\n// In another process");
  const shown = (network, x) => `console.log(JSON.stringify([...predict(${network}, ${x}).data]));`;
  // The other one knows the imports, the form and the points, and none of the weights.
  const begin = first.slice(0, first.indexOf("const network = make();"));
  const points = /^const \{ x, y \} = .*$/m.exec(first)[0];
  const load = later.slice(later.indexOf("\n"), later.indexOf("assert.deepEqual"));
  const saved = runProgram(`${first}\n${shown("network", "apply(x)")}`);
  const loaded = runProgram(
    `${begin}\n${points}\n${load}\n${shown("later", "scaled")}rmSync(path);`,
  );
  expect(JSON.parse(saved)).toHaveLength(400);
  expect(loaded).toBe(saved);
});

/** What a program in TypeScript prints, in a process of its own. */
function runProgram(code) {
  const args = ["--conditions=@adjoint/source", "--import", "tsx", "--input-type=module", "-"];
  const { code: input } = transformSync(code, { loader: "ts", format: "esm" });
  const options = { cwd: new URL("..", import.meta.url), input, encoding: "utf8" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}
