import { colorsOf, type Terminal, textWidthOf, widthOf, wrap, wrapFields } from "@adjoint/terminal";
import type { History } from "../training/run-training.js";
import type { Score } from "../training/scores.js";
import type { Task } from "../training/task.js";
import { duration } from "./duration.js";
import { isLogarithmic, lossCurve } from "./loss-curve.js";
import type { Progress, Reporter } from "./reporter.js";

/** Columns of the name of a setting. */
const NAME = 11;

/** A report for people: what is trained, its progress, and what came of it. */
export function textReporter(terminal: Terminal, progress: Progress): Reporter {
  const colors = colorsOf(terminal);
  const width = widthOf(terminal);
  const textWidth = textWidthOf(terminal.stdout);
  const print = (text: string) => terminal.stdout.write(`${text}\n`);
  const heading = (text: string) => print(`\n${colors.bold(wrap(text, textWidth))}`);
  /** A setting: its name, and what it is in parts. */
  const setting = (name: string, ...parts: readonly string[]) =>
    print(wrap(`${name.padEnd(NAME)}${parts.join(", ")}`, textWidth, NAME));
  return {
    start: (task, before) => {
      const { training, data, network, options, settings } = task;
      setting("data", ...data.words);
      setting("network", training.form, ...network.words);
      setting("loss", String(settings.loss));
      setting("optimizer", ...optimizerWords(settings));
      setting("training", epochsIn(options.epochs), batchWords(task));
      if (options.load !== undefined) setting("goes on", `from ${options.load}`);
      print("");
      progress.start(options.epochs, before.losses.length);
    },
    epoch: progress.epoch,
    result: (task, history, { scores, pictures }) => {
      const { save } = task.options;
      progress.stop();
      print(wrap(endWords(task, history), textWidth));
      if (save !== undefined) print(wrap(`Saved in ${save}: --load ${save} goes on.`, textWidth));
      heading(task.hasAccuracy ? "Loss and accuracy" : "Loss and R²");
      print(scoreLines(scores, textWidth));
      const scale = isLogarithmic(history.losses) ? ", on a logarithmic scale" : "";
      heading(`Loss by epoch${scale}`);
      print(lossCurve(history.losses, width));
      for (const { title, text } of pictures({ colors, width, textWidth })) {
        heading(title);
        print(text);
      }
      print(`\n${wrap(task.hint, textWidth)}`);
    },
  };
}

function optimizerWords(settings: Task["settings"]): readonly string[] {
  const { optimizer, learningRate, decay, momentum } = settings;
  const rest = momentum === undefined ? [] : [`momentum ${momentum}`];
  return [String(optimizer), `learning rate ${learningRate}`, `decay ${decay}`, ...rest];
}

function batchWords({ options: { batchSize }, training }: Task): string {
  const full = batchSize === undefined || batchSize >= training.data.x.rows;
  return full ? "full batches" : `batches of ${batchSize}, shuffled`;
}

function epochsIn(count: number): string {
  return count === 1 ? "1 epoch" : `${count} epochs`;
}

function endWords(
  { options: { epochs } }: Task,
  { losses, epochsBefore, seconds, stopped }: History,
): string {
  const time = seconds < 10 ? `${seconds.toFixed(1)} s` : duration(seconds);
  const end = stopped
    ? `Stopped after ${losses.length} of ${epochsIn(epochs)}, ${time}.`
    : epochsBefore >= epochs
      ? `Nothing is left to train: ${epochsIn(epochsBefore)} of ${epochs} done.`
      : epochsBefore > 0
        ? `Trained from epoch ${epochsBefore + 1} to ${epochs} in ${time}.`
        : `Trained for ${epochsIn(epochs)} in ${time}.`;
  const diverged = losses.some((loss) => !Number.isFinite(loss));
  return diverged ? `${end} The loss is no longer finite: try a smaller learning rate.` : end;
}

function scoreLines(scores: Readonly<Record<string, Score>>, width: number): string {
  const longest = Math.max(...Object.keys(scores).map((name) => name.length));
  return Object.entries(scores)
    .map(([name, { loss, measure, words }]) => {
      const measured =
        "r2" in measure ? `R² ${measure.r2.toFixed(4)}` : `accuracy ${measure.accuracy.toFixed(4)}`;
      const fields = [`${name.padEnd(longest)}  loss ${loss.toFixed(6)}`, measured, `(${words})`];
      return wrapFields(fields, width, longest + 2);
    })
    .join("\n");
}
