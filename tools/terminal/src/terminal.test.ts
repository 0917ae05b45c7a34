import { expect, test } from "vitest";
import { fakeTerminal } from "./fake-terminal.js";
import { colorsOf, isInteractive, widthOf } from "./terminal.js";

test.each([
  [true, { COLORTERM: "truecolor" }, 3],
  [true, { TERM: "xterm-256color" }, process.platform === "win32" ? 3 : 2],
  [true, { COLORTERM: "truecolor", NO_COLOR: "1" }, 0],
  [true, { TERM: "dumb" }, 0],
  [false, { COLORTERM: "truecolor" }, 0],
  [false, { CI: "true", GITHUB_ACTIONS: "true" }, 0],
  [false, { FORCE_COLOR: "3" }, 3],
] as const)("a terminal (%s) with %o shows colours of level %i", (isTTY, env, level) => {
  expect(colorsOf(fakeTerminal({ isTTY, env })).level).toBe(level);
});

test("a pipe and a dumb terminal are not interactive", () => {
  expect(isInteractive(fakeTerminal({ isTTY: true }))).toBe(true);
  expect(isInteractive(fakeTerminal())).toBe(false);
  expect(isInteractive(fakeTerminal({ isTTY: true, env: { TERM: "dumb" } }))).toBe(false);
});

test("the width is the terminal's, at most 80, and 80 for a pipe", () => {
  expect(widthOf(fakeTerminal({ isTTY: true, columns: 60 }))).toBe(60);
  expect(widthOf(fakeTerminal({ isTTY: true, columns: 200 }))).toBe(80);
  expect(widthOf(fakeTerminal())).toBe(80);
});
