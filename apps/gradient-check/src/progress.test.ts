import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { expect, test, vi } from "vitest";
import { run } from "./command.js";
import { progressOn } from "./progress.js";

const LINE_START = "\r\u001b[K";

test("on a pipe there is no line, and prints are as they are", () => {
  const terminal = fakeTerminal();
  const { about, step, print, end } = progressOn(terminal, 3);
  about("first");
  step();
  print("half a line");
  end();
  expect(terminal.complaints()).toBe("half a line");
});

test("the bar counts what is done, and says what is being done", () => {
  vi.useFakeTimers();
  const terminal = fakeTerminal({ isErrorTTY: true });
  const { about, step, end } = progressOn(terminal, 3);
  about("first");
  vi.advanceTimersByTime(1000);
  expect(terminal.complaints()).toContain("0/3  first");
  expect(terminal.complaints()).not.toContain("1/3");
  step();
  about("second");
  vi.advanceTimersByTime(1000);
  expect(terminal.complaints()).toContain("1/3  second");
  end();
  vi.useRealTimers();
});

test("prints come whole, above the bar", () => {
  const terminal = fakeTerminal({ isErrorTTY: true });
  const { print, end } = progressOn(terminal);
  print("hel");
  expect(terminal.complaints()).not.toContain("hel");
  print("lo\nwor");
  expect(terminal.complaints()).toContain(`${LINE_START}hello\n`);
  end();
  expect(terminal.complaints().endsWith("wor")).toBe(true);
});

test("the catalogue's bar is full at the end, and cleared", async () => {
  const terminal = fakeTerminal({ isErrorTTY: true });
  expect(await run(["--quick"], terminal)).toBe(0);
  const counts = [...terminal.complaints().matchAll(/(\d+)\/(\d+) /g)];
  const total = counts[0]![2];
  expect(counts.map(([, done]) => done)).toEqual(expect.arrayContaining(["0", total]));
  expect(new Set(counts.map(([, , of]) => of))).toEqual(new Set([total]));
  expect(terminal.complaints()).toContain(`${total}/${total}  time by classes`);
  expect(terminal.written()).not.toContain("\u001b");
  // The whole catalogue takes long on a busy machine.
}, 180_000);

test("of a module, the line says what is checked, and what the module prints stays", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gradient-check-"));
  const path = join(folder, "module.mjs");
  // Slow, so that the line is drawn in between.
  await writeFile(
    path,
    `console.log("hello");
     export const slow = (x) => {
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
       return { output: x, backward: (d) => d };
     };`,
  );
  const terminal = fakeTerminal({ isErrorTTY: true });
  expect(await run([path], terminal)).toBe(0);
  expect(terminal.complaints()).toContain("0 checked  loading");
  expect(terminal.complaints()).toContain(`${LINE_START}hello\n`);
  expect(terminal.complaints()).toMatch(/[12] checked {2}checking slow at \d x \d/);
  await rm(folder, { recursive: true });
});
