import type { Terminal } from "@adjoint/terminal";
import { SingleBar } from "cli-progress";

/** A line on stderr that says how far the work is; nothing where stderr is no terminal. */
export interface Progress {
  readonly step: (about: string) => void;
  readonly end: () => void;
}

export function progressOn({ stderr, env }: Terminal, total: number): Progress {
  if (stderr.isTTY !== true || env.TERM === "dumb") return { step: () => {}, end: () => {} };
  const bar = new SingleBar({
    format: "{bar} {value}/{total}  {about}",
    stream: stderr,
    barsize: 20,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
  });
  bar.start(total, 0, { about: "" });
  return {
    step: (about) => bar.increment({ about }),
    end: () => bar.stop(),
  };
}
