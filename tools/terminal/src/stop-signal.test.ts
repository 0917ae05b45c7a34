import { afterEach, expect, test, vi } from "vitest";
import { stopSignal } from "./stop-signal.js";

const before = { SIGINT: process.listeners("SIGINT"), SIGTERM: process.listeners("SIGTERM") };

afterEach(() => {
  vi.restoreAllMocks();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    for (const listener of process.listeners(name)) {
      if (!before[name].includes(listener)) process.off(name, listener);
    }
  }
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s aborts with exit code %i", (name, exitCode) => {
  const signal = stopSignal();
  expect(signal.aborted).toBe(false);
  process.emit(name);
  expect(signal.reason).toBe(exitCode);
});

test("one key press that arrives three times is one; another, later, ends at once", () => {
  const exit = vi.spyOn(process, "exit").mockImplementation((() => {}) as typeof process.exit);
  const now = vi.spyOn(performance, "now").mockReturnValue(5000);
  stopSignal();
  process.emit("SIGINT");
  now.mockReturnValue(5900);
  process.emit("SIGINT");
  process.emit("SIGINT");
  expect(exit).not.toHaveBeenCalled();
  now.mockReturnValue(6100);
  process.emit("SIGINT");
  expect(exit).toHaveBeenCalledWith(130);
});
