import { readFileSync } from "node:fs";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { expect, test } from "vitest";
import { run } from "./command.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

async function printed(...args: readonly string[]): Promise<string> {
  const terminal = fakeTerminal({ isTTY: true, columns: 1000, env: { TERM: "dumb" } });
  expect(await run(args, terminal)).toBe(0);
  return terminal.written();
}

test("the losses that the README names are those of the default run", async () => {
  const lines = (await printed("--json")).trimEnd().split("\n");
  const first: { loss: number } = JSON.parse(lines[1]!);
  const result: { training: { loss: number } } = JSON.parse(lines.at(-1)!);
  const [, start, end] = /: ([\d.]+) before the first step\. .* ends at ([\d.]+)/s.exec(readme)!;
  expect([start, end]).toEqual([String(first.loss), result.training.loss.toFixed(4)]);
}, 120_000);

test("so are the defaults of the options those of the help", async () => {
  const help = (await printed("--help")).split("\n");
  const rows = [...readme.matchAll(/^\| `(--[^`]*)` \| (.*?) \|/gm)];
  expect(rows.length).toBeGreaterThan(10);
  for (const [, flags, shown = ""] of rows) {
    const line = help.find((each) => each.startsWith(`  ${flags} `)) ?? "";
    const [, meant = ""] = /default: (.*)\)/.exec(line) ?? [];
    expect([flags, numbersIn(shown)]).toEqual([flags, numbersIn(meant)]);
  }
});

function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<![a-z])[\d.]+(?:e-?\d+)?/g)].map(([number]) => Number(number));
}
