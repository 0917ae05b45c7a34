import { isInteractive, type Terminal, textWidthOf, wrap } from "@adjoint/terminal";
import { jsonReporter } from "../report/json-reporter.js";
import { progressBar } from "../report/progress-bar.js";
import { progressLines } from "../report/progress-lines.js";
import type { Reporter } from "../report/reporter.js";
import { textReporter } from "../report/text-reporter.js";
import { assertCanKeep, keepTraining, ModelFileError, resumeTraining } from "./kept-training.js";
import { NEW, runTraining, stepsOf } from "./run-training.js";
import type { Task } from "./task.js";

/** Exit code of a file that is wrong, as of a wrong option. */
const USAGE_ERROR = 2;

/** Trains, saves where that is asked for, and reports it. @returns the exit code */
export async function runTrain(task: Task, terminal: Terminal): Promise<number> {
  try {
    return await trainAndKeep(task, terminal);
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    terminal.stderr.write(`${wrap(`error: ${error.message}`, textWidthOf(terminal.stderr))}\n`);
    return USAGE_ERROR;
  }
}

async function trainAndKeep(given: Task, terminal: Terminal): Promise<number> {
  const { options } = given;
  const { load, save } = options;
  if (save !== undefined) await assertCanKeep(save);
  const resumed = load === undefined ? undefined : await resumeTraining(load, given);
  const task = resumed === undefined ? given : { ...given, training: resumed.training };
  const before = resumed?.before ?? NEW;
  const steps = stepsOf(task.training, options, before);
  const reporter = reporterFor(task, terminal);
  reporter.start(task, before);
  const history = await runTraining(steps, options, reporter, terminal, before);
  if (save !== undefined) await keepTraining(save, task, history);
  reporter.result(task, history, task.judge());
  return history.stopped ? (terminal.signal.reason as number) : 0;
}

function reporterFor({ options, hasAccuracy }: Task, terminal: Terminal): Reporter {
  if (options.json) return jsonReporter(terminal.stdout);
  const progress = isInteractive(terminal)
    ? progressBar(terminal, hasAccuracy)
    : progressLines(terminal.stdout);
  return textReporter(terminal, progress);
}
