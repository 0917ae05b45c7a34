import type { Terminal } from "@adjoint/terminal";
import { SingleBar } from "cli-progress";

/** A line on stderr that says how far the work is; nothing where stderr is no terminal. */
export interface Progress {
  /** Says what is being done. */
  readonly about: (text: string) => void;
  /** Counts a piece of work that is done. */
  readonly step: () => void;
  /** Writes to stderr, above the line. */
  readonly print: (text: string) => void;
  readonly end: () => void;
}

/** Of `total` pieces of work; without it, of as many as will come. */
export function progressOn({ stderr, env }: Terminal, total?: number): Progress {
  if (stderr.isTTY !== true || env.TERM === "dumb") {
    return { about: () => {}, step: () => {}, print: (text) => stderr.write(text), end: () => {} };
  }
  const bar = new SingleBar({
    format: total === undefined ? "{value} checked  {about}" : "{bar} {value}/{total}  {about}",
    stream: stderr,
    barsize: 20,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
  });
  bar.start(total ?? 0, 0, { about: "" });
  // The bar would be drawn over half a line.
  let half = "";
  return {
    about: (text) => bar.update({ about: text }),
    step: () => bar.increment(),
    print: (text) => {
      const end = text.lastIndexOf("\n") + 1;
      if (end > 0) stderr.write(`\r\u001b[K${half}${text.slice(0, end)}`);
      half = end > 0 ? text.slice(end) : half + text;
    },
    end: () => {
      bar.stop();
      stderr.write(half);
    },
  };
}
