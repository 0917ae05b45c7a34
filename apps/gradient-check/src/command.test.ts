import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { describe, expect, test } from "vitest";
import { run } from "./command.js";

async function runWith(args: readonly string[], terminal = fakeTerminal()) {
  const exitCode = await run(args, terminal);
  return { exitCode, out: terminal.written(), err: terminal.complaints() };
}

describe("help and version", () => {
  test("help goes to stdout and names every option", async () => {
    const { exitCode, out, err } = await runWith(["--help"]);
    expect([exitCode, err]).toEqual([0, ""]);
    const options = "export filter seed dtype tolerance timeout json markdown html version help";
    for (const option of options.split(" ")) expect(out).toContain(`--${option}`);
    expect(out.split("\n").every((line) => line.length <= 80)).toBe(true);
  });

  test("the version is the package's", async () => {
    expect(await runWith(["--version"])).toEqual({ exitCode: 0, out: "0.0.0\n", err: "" });
  });
});

/** Milliseconds that the whole catalogue may take on a busy machine. */
const WHOLE = 180_000;

describe("the catalogue", () => {
  test(
    "a table without escape sequences in a pipe",
    async () => {
      const wide = fakeTerminal({ env: { COLUMNS: "120" } });
      const { exitCode, out, err } = await runWith(["--quick"], wide);
      expect([exitCode, err]).toEqual([0, ""]);
      expect(out).toMatch(/^softmaxCrossEntropy, labels +✓ passed/m);
      expect(out).toMatch(/^notebook: .*\(300 x 3, exact loss 1.09844\)$/m);
      expect(out).toMatch(/^confident, wrong: .*exact loss 20\)$/m);
      expect(out).toMatch(/^fused +20 /m);
      expect(out).toMatch(/^separate, vectorised +16\.1181 /m);
      expect(out).toContain("\nVerdict\n- Fused and both separate ways agree");
      expect(out).toMatch(/^\d+ passed, 0 failed \(seed 0, float64\)\n$/m);
      expect(out).not.toContain("\u001b");
    },
    WHOLE,
  );

  test("colours on a terminal, none with NO_COLOR", async () => {
    const coloured = fakeTerminal({ isTTY: true, env: { COLORTERM: "truecolor" } });
    expect((await runWith(["--filter", "relu"], coloured)).out).toContain("\u001b[");
    const env = { COLORTERM: "truecolor", NO_COLOR: "1" };
    const plain = fakeTerminal({ isTTY: true, env });
    expect((await runWith(["--filter", "relu"], plain)).out).not.toContain("\u001b[");
  });

  test(
    "--json is one object; what is not finite is a string",
    async () => {
      const { exitCode, out } = await runWith([
        "--json",
        "--quick",
        "--dtype",
        "float32",
        "--seed",
        "3",
      ]);
      expect(exitCode).toBe(0);
      const report = JSON.parse(out);
      expect(report).toMatchObject({ version: "0.0.0", seed: 3, dtype: "float32", passed: true });
      const ofRelu = report.checks.find((each: { name: string }) => each.name === "relu");
      expect(ofRelu).toMatchObject({ name: "relu", shape: [1, 1], verdict: "passed" });
      const hard = report.comparison.cases.find(
        (each: { name: string }) => each.name === "logits to 1000",
      );
      expect(hard.ways.find((each: { way: string }) => each.way === "unclipped").loss).toBe(
        "Infinity",
      );
      expect(hard.ways[0]).not.toHaveProperty("entries");
    },
    WHOLE,
  );

  test(
    "--markdown has tables, and folds the inputs away",
    async () => {
      const { out } = await runWith(["--markdown", "--quick"]);
      expect(out).toMatch(/^## Gradients: ✓ passed\n/);
      expect(out).toContain("| relu | ✓ passed |");
      expect(out).toContain("<details><summary>");
      expect(out).toContain("| separate, vectorised | 16.1181 |");
    },
    WHOLE,
  );

  test("a tolerance that nothing keeps: exit code 1, and the least clear entry is named", async () => {
    const args = ["--filter", "logSoftmax", "--tolerance", "1e-13"];
    const { exitCode, out } = await runWith(args);
    expect(exitCode).toBe(1);
    expect(out).toMatch(
      /^\? logSoftmax.* at \d+ x \d+: the gradient of x is not to be told in\s+\d+ of \d+ /m,
    );
    expect(out).toMatch(/^ {2}Least clear at x\[\d+, \d+\] = \S+: backward gives /m);
  });

  test("--html writes the page, and says so on stderr", async () => {
    const folder = await mkdtemp(join(tmpdir(), "gradient-check-"));
    const path = join(folder, "page.html");
    const { exitCode, err } = await runWith(["--filter", "relu", "--html", path]);
    expect([exitCode, err]).toEqual([0, `The page is in ${path}\n`]);
    expect(await readFile(path, "utf8")).toMatch(/^<!doctype html>\n<html lang="en">/);
    await rm(folder, { recursive: true });
  });
});

describe("wrong usage", () => {
  test.each([
    ["--seed -1", "'--seed <number>' argument '-1' is invalid"],
    ["--dtype float16", "Allowed choices are float64, float32"],
    ["--tolerance much", "'--tolerance <share>' argument 'much' is invalid"],
    ["--json --markdown", "cannot be used with option '--markdown'"],
    ["--filter xyz", "nothing in the catalogue has 'xyz' in its name"],
    ["--export a", "option '--export' needs a module"],
    ["--timeout 3", "option '--timeout' needs a module"],
    ["none.ts", "no such file: none.ts"],
    ["a.ts b.ts", "too many arguments"],
    ["--what", "unknown option '--what'"],
    ["--filter relu --html none/page.html", "cannot write none/page.html: ENOENT"],
  ])("%s: a message on stderr, nothing on stdout, exit code 2", async (args, message) => {
    const { exitCode, out, err } = await runWith(args.split(" "));
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err).toMatch(/^error: /);
  });
});
