import { experiment } from "@adjoint/experiment";
import { isInteractive, type Terminal } from "@adjoint/terminal";
import type { Options } from "./options.js";
import { outcome } from "./outcome.js";
import { jsonReporter } from "./report/json-reporter.js";
import { progressBar } from "./report/progress-bar.js";
import { progressLines } from "./report/progress-lines.js";
import { textReporter } from "./report/text-reporter.js";
import { runTraining } from "./run-training.js";

/** Trains as the options say, and reports it. @returns the exit code */
export async function runTrain(options: Options, terminal: Terminal): Promise<number> {
  const setup = experiment(options);
  const reporter = options.json
    ? jsonReporter(terminal.stdout)
    : textReporter(
        terminal,
        isInteractive(terminal) ? progressBar(terminal) : progressLines(terminal.stdout),
      );
  reporter.start(options, setup);
  const history = await runTraining(setup, options, reporter, terminal);
  reporter.result(options, setup, history, outcome(setup));
  return history.stopped ? (terminal.signal.reason as number) : 0;
}
