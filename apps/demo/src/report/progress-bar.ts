import { type Terminal, widthOf } from "@adjoint/terminal";
import { type Options, type Params, SingleBar } from "cli-progress";
import type { Epoch } from "../training/run-training.js";
import { progressLine } from "./progress-line.js";
import type { Progress } from "./reporter.js";

/** Progress as one line that is redrawn: a bar, the epoch, loss, accuracy and time left. */
export function progressBar(terminal: Terminal, hasAccuracy: boolean): Progress {
  let last: Epoch | undefined;
  let before = 0;
  const bar = new SingleBar({
    stream: terminal.stdout,
    format: (_: Options, { total, startTime }: Params) => {
      const seconds = (Date.now() - startTime) / 1000;
      return progressLine(last, total, seconds, widthOf(terminal), { before, hasAccuracy });
    },
    fps: 12,
    // A run that is killed leaves the terminal as it was: its cursor shows, its lines wrap.
    hideCursor: false,
    linewrap: true,
    // Ctrl-C is not the bar's business.
    gracefulExit: false,
  });
  return {
    start: (epochs, done) => {
      before = done;
      bar.start(epochs, done);
    },
    epoch: (epoch) => {
      last = epoch;
      bar.update(epoch.epoch);
    },
    stop: () => bar.stop(),
  };
}
