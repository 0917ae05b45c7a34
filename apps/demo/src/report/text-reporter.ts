import { colorsOf, type Terminal, textWidthOf, widthOf, wrap, wrapFields } from "@adjoint/terminal";
import type { Options } from "../options.js";
import type { Outcome, Score } from "../outcome.js";
import type { History } from "../run-training.js";
import { formatConfusionMatrix } from "./confusion-matrix.js";
import { decisionRegions } from "./decision-regions.js";
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
    start: (options, { sizes, parameterCount }) => {
      const { data, points, classes, noise, seed, activation, initializer, loss, dtype, epochs } =
        options;
      const samples = `${classes} x ${points} points`;
      setting("data", data, samples, `noise ${noise}`, `seed ${seed}`);
      const parameters = `${parameterCount} parameters`;
      setting("network", sizes.join("-"), activation, parameters, `${initializer} weights`, dtype);
      setting("loss", loss);
      setting("optimizer", describeOptimizer(options));
      setting("training", `${epochs} epochs`, describeBatch(options));
      print("");
      progress.start(epochs);
    },
    epoch: progress.epoch,
    result: (options, experiment, history, outcome) => {
      progress.stop();
      print(wrap(describeEnd(options, history), textWidth));
      heading("Loss and accuracy");
      print(scores(options, experiment.freshSeed, outcome, textWidth));
      const scale = isLogarithmic(history.losses) ? ", on a logarithmic scale" : "";
      heading(`Loss by epoch${scale}`);
      print(lossCurve(history.losses, width));
      heading("Confusion matrix of the fresh points: true class down, predicted across");
      print(formatConfusionMatrix(outcome.confusion));
      heading("Decision regions, with the training points");
      print(decisionRegions(experiment, colors, width, textWidth));
      print(`\n${wrap("To watch it learn in a page: npm start -- web", textWidth)}`);
    },
  };
}

function describeOptimizer({ optimizer, learningRate, decay, momentum }: Options): string {
  const rest = momentum === undefined ? "" : `, momentum ${momentum}`;
  return `${optimizer}, learning rate ${learningRate}, decay ${decay}${rest}`;
}

function describeBatch({ batchSize, points, classes }: Options): string {
  const full = batchSize === undefined || batchSize >= points * classes;
  return full ? "full batches" : `batches of ${batchSize}, shuffled`;
}

function describeEnd({ epochs }: Options, { losses, seconds, stopped }: History): string {
  const time = seconds < 10 ? `${seconds.toFixed(1)} s` : duration(seconds);
  const end = stopped
    ? `Stopped after ${losses.length} of ${epochs} epochs, ${time}.`
    : `Trained for ${epochs} epochs in ${time}.`;
  const diverged = losses.some((loss) => !Number.isFinite(loss));
  return diverged ? `${end} The loss is no longer finite: try a smaller learning rate.` : end;
}

function scores(
  { seed }: Options,
  freshSeed: number,
  { training, fresh }: Outcome,
  width: number,
): string {
  const row = (name: string, { points, loss, accuracy }: Score, from: number) => {
    const named = `${name.padEnd(9)} loss ${loss.toFixed(6)}`;
    const origin = `(${points} points, seed ${from})`;
    return wrapFields([named, `accuracy ${accuracy.toFixed(4)}`, origin], width, 10);
  };
  return `${row("training", training, seed)}\n${row("fresh", fresh, freshSeed)}`;
}
