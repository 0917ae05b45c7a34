import { DEFAULTS, DIGITS, type LabSettings, OWN_DATA, SURFACE } from "./lab-settings.js";

/** What the command line has no option for. */
const PAGE_ONLY = ["testShare", "normalization", "dropout", "l1", "l2", "schedule"] as const;

/**
 * The command that takes the same steps in a terminal; undefined where it has no option for them.
 *
 * @param isRegression whether numbers are learned
 */
export function commandFor(settings: LabSettings, isRegression: boolean): string | undefined {
  const isOwn = [...OWN_DATA, SURFACE, DIGITS].some((name) => name === settings.data);
  if (isOwn || PAGE_ONLY.some((key) => settings[key] !== DEFAULTS[key])) return undefined;
  const { data, points, classes, noise, hidden, activation, initializer, loss, optimizer } =
    settings;
  const { learningRate, decay, momentum, batchSize, seed, dtype } = settings;
  const options = {
    ...(isRegression ? { curve: data } : { data }),
    points,
    ...(isRegression ? {} : { classes }),
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
  return `npm start -- ${isRegression ? "regression " : ""}${words.join(" ")}`;
}
