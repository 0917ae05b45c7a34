import { type Options, type Params, SingleBar } from "cli-progress";
import { type Terminal, widthOf } from "../terminal.js";
import { duration } from "./duration.js";
import type { Progress } from "./reporter.js";

/** Progress as one line that is redrawn: a bar, the epoch, loss, accuracy and time left. */
export function progressBar(terminal: Terminal): Progress {
  let text = "";
  let loss = Number.NaN;
  let accuracy = Number.NaN;
  const bar = new SingleBar({
    stream: terminal.stdout,
    format: (_: Options, { value, total, startTime }: Params) => {
      const left = ((Date.now() - startTime) / 1000) * ((total - value) / Math.max(value, 1));
      const count = String(value).padStart(String(total).length);
      text = `${count}/${total} loss ${loss.toFixed(5)} accuracy ${accuracy.toFixed(3)} ${duration(left)} left`;
      return line(text, total === 0 ? 1 : value / total, widthOf(terminal));
    },
    fps: 12,
    // What a run that is killed would leave behind: a hidden cursor, lines that do not wrap.
    hideCursor: null,
    linewrap: null,
    // Ctrl-C is not the bar's business.
    gracefulExit: false,
  });
  return {
    start: (epochs) => bar.start(epochs, 0),
    epoch: (last) => {
      ({ loss, accuracy } = last);
      bar.update(last.epoch);
    },
    stop: () => bar.stop(),
  };
}

/** The bar takes what the text leaves; where that is too little, there is only text. */
function line(text: string, share: number, width: number): string {
  const cells = Math.min(width - text.length - 3, 30);
  if (cells < 5) return text.slice(0, width - 1);
  const full = Math.round(share * cells);
  return `${"█".repeat(full)}${"░".repeat(cells - full)}  ${text}`;
}
