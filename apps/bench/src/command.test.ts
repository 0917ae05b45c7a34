import { fakeTerminal } from "@adjoint/terminal/testing";
import { expect, test } from "vitest";
import { run } from "./command.js";

async function runWith(...args: string[]) {
  const terminal = fakeTerminal();
  const exitCode = await run(args, terminal);
  return { exitCode, out: terminal.written(), err: terminal.complaints() };
}

test("help names every option and section", async () => {
  const { exitCode, out, err } = await runWith("--help");
  expect([exitCode, err]).toEqual([0, ""]);
  for (const word of [
    "--only",
    "--quick",
    "--json",
    "--write-docs",
    "step",
    "linear-loss",
    "bytes",
  ]) {
    expect(out).toContain(word);
  }
});

test.each([
  [["--only", "walk"]],
  [["--fast"]],
  [["--write-docs", "--quick"]],
  [["--only", "exp", "--write-docs"]],
])("%s is a wrong usage", async (args) => {
  const { exitCode, out, err } = await runWith(...args);
  expect([exitCode, out]).toEqual([2, ""]);
  expect(err).toContain("error:");
});
