import { Writable } from "node:stream";
import type { Terminal } from "./terminal.js";

/** A terminal for tests, which remembers what was written. */
export interface FakeTerminal extends Terminal {
  readonly written: () => string;
  readonly complaints: () => string;
}

/** A terminal that is a pipe unless told otherwise. */
export function fakeTerminal({
  isTTY = false,
  isErrorTTY = false,
  columns = 80,
  env = {},
  signal = new AbortController().signal,
}: {
  readonly isTTY?: boolean;
  /** Whether stderr is a terminal. */
  readonly isErrorTTY?: boolean;
  readonly columns?: number;
  readonly env?: Terminal["env"];
  readonly signal?: AbortSignal;
} = {}): FakeTerminal {
  const out = sink();
  const err = sink();
  return {
    stdout: Object.assign(out.stream, isTTY && { isTTY, columns }),
    stderr: Object.assign(err.stream, isErrorTTY && { isTTY: true, columns }),
    env,
    signal,
    written: out.text,
    complaints: err.text,
  };
}

function sink() {
  let text = "";
  const stream = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  return { stream, text: () => text };
}
