import { type Output, textWidthOf, wrapFields } from "@adjoint/terminal";
import type { Progress } from "./reporter.js";

/** About how many lines a whole run takes. */
const LINES = 20;

/** Progress as plain lines, evenly spread, for where no one watches: a pipe, a build machine. */
export function progressLines(stdout: Output): Progress {
  let epochs = 0;
  let first = 1;
  return {
    start: (count, before) => {
      epochs = count;
      first = before + 1;
    },
    epoch: ({ epoch, loss, accuracy, learningRate }) => {
      const every = Math.ceil(epochs / LINES);
      if (epoch !== first && epoch !== epochs && epoch % every !== 0) return;
      const count = String(epoch).padStart(String(epochs).length);
      const rate = Number(learningRate.toPrecision(6));
      const fields = [
        `epoch ${count}/${epochs}`,
        `loss ${loss.toFixed(6)}`,
        ...(accuracy === undefined ? [] : [`accuracy ${accuracy.toFixed(4)}`]),
        `learning rate ${rate}`,
      ];
      stdout.write(`${wrapFields(fields, textWidthOf(stdout), 2)}\n`);
    },
    stop: () => {},
  };
}
