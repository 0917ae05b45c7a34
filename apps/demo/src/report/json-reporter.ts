import type { Output } from "@adjoint/terminal";
import type { Reporter } from "./reporter.js";

/** Writes one object as a line. A number that is not finite becomes null, as JSON has none. */
export function writeJsonLine(stdout: Output, value: Readonly<Record<string, unknown>>): void {
  stdout.write(`${JSON.stringify(value)}\n`);
}

/** One JSON object a line: a start, every step, the result. */
export function jsonReporter(stdout: Output): Reporter {
  return {
    start: (
      { json, data, points, classes, noise, seed, ...options },
      { sizes, parameterCount, freshSeed },
    ) =>
      writeJsonLine(stdout, {
        type: "start",
        data: { name: data, points, classes, noise, seed, freshSeed },
        sizes,
        parameters: parameterCount,
        ...options,
        batchSize: options.batchSize ?? points * classes,
      }),
    step: ({ epoch, step, loss, accuracy, learningRate }) =>
      writeJsonLine(stdout, { type: "step", epoch, step, loss, accuracy, learningRate }),
    result: (_, __, { losses, steps, seconds, stopped }, outcome) =>
      writeJsonLine(stdout, {
        type: "result",
        stopped,
        epochs: losses.length,
        steps,
        seconds,
        ...outcome,
      }),
  };
}
