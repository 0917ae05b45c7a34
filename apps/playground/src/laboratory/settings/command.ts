import type { LabSettings } from "./lab-settings.js";

/** The command that takes the same steps in a terminal. */
export function commandFor(settings: LabSettings): string {
  const { data, points, classes, noise, hidden, activation, initializer, loss, optimizer } =
    settings;
  const { learningRate, decay, momentum, batchSize, seed, dtype } = settings;
  const options = {
    data,
    points,
    classes,
    noise,
    hidden: hidden.join(","),
    activation,
    initializer,
    loss,
    optimizer,
    "learning-rate": learningRate,
    decay,
    ...(momentum !== undefined && { momentum }),
    ...(batchSize > 0 && { "batch-size": batchSize }),
    seed,
    dtype,
  };
  const words = Object.entries(options).map(([name, value]) => `--${name} ${value}`);
  return `npm start -- ${words.join(" ")}`;
}
