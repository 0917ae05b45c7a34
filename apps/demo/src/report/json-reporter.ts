import type { Output } from "@adjoint/terminal";
import type { Reporter } from "./reporter.js";

/** Writes one object as a line. A number that is not finite becomes null, as JSON has none. */
export function writeJsonLine(stdout: Output, value: Readonly<Record<string, unknown>>): void {
  stdout.write(`${JSON.stringify(value)}\n`);
}

/** One JSON object a line: a start, every step, the result. */
export function jsonReporter(stdout: Output): Reporter {
  return {
    start: ({ training, options, data, network, settings }) => {
      const { epochs, batchSize = training.data.x.rows, save, load } = options;
      writeJsonLine(stdout, {
        type: "start",
        data: data.record,
        ...network.record,
        parameters: training.parameterCount,
        ...trainingSettings(settings),
        epochs,
        batchSize,
        save,
        load,
      });
    },
    step: ({ epoch, step, loss, accuracy, learningRate }) =>
      writeJsonLine(stdout, { type: "step", epoch, step, loss, accuracy, learningRate }),
    result: (_, { losses, steps, seconds, stopped }, { scores, record }) =>
      writeJsonLine(stdout, {
        type: "result",
        stopped,
        epochs: losses.length,
        steps,
        seconds,
        ...Object.fromEntries(
          Object.entries(scores).map(([name, { points, loss, measure }]) => [
            name,
            { points, loss, ...measure },
          ]),
        ),
        ...record,
      }),
  };
}

/** The settings that every training has; others are told with its data. */
function trainingSettings(settings: Readonly<Record<string, unknown>>) {
  const { hidden, activation, initializer, loss, optimizer, learningRate, decay, momentum, dtype } =
    settings;
  return {
    hidden,
    activation,
    initializer,
    loss,
    optimizer,
    learningRate,
    decay,
    momentum,
    dtype,
  };
}
