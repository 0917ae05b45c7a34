import { pointsOfText } from "../data/own-points.js";
import { parseRule } from "../data/rule/parse-rule.js";
import {
  DEFAULTS,
  type LabSettings,
  LIMITS,
  MOST_LAYERS,
  MOST_UNITS,
  REGRESSION_LOSS,
} from "./lab-settings.js";

/** A figure of points, as the page needs to know it. */
interface FigureChoice {
  /** The number of its classes, where that is not free. */
  readonly classes?: number;
  /** A noise that leaves the figure to be seen. */
  readonly noise: number;
}

/** The names that settings choose from. */
export interface Choices {
  readonly data: readonly string[];
  readonly figures: Readonly<Record<string, FigureChoice>>;
  readonly activation: readonly string[];
  readonly initializer: readonly string[];
  readonly loss: readonly string[];
  readonly optimizer: readonly string[];
  readonly normalization: readonly string[];
  readonly schedule: readonly string[];
  /** Data with numbers to learn, and no classes. */
  readonly regression: readonly string[];
  /** Losses of numbers. */
  readonly regressionLoss: readonly string[];
  /** Optimizers that take a momentum. */
  readonly momentum: readonly string[];
}

/** The settings that are names. */
const NAMES = [
  "data",
  "activation",
  "initializer",
  "normalization",
  "loss",
  "optimizer",
  "schedule",
] as const;

/** A setting in an address that is not allowed: the page says so, and takes the default. */
export interface AddressFault {
  readonly key: string;
  readonly given: string;
}

/** Settings as the fragment of an address: what differs from the defaults. */
export function toAddress(settings: LabSettings): string {
  const fields = new URLSearchParams();
  for (const key of Object.keys(DEFAULTS) as (keyof LabSettings)[]) {
    const value = settings[key];
    if (value !== undefined && String(value) !== String(DEFAULTS[key])) {
      fields.set(key, String(value));
    }
  }
  return fields.toString();
}

/** The settings that an address asks for. It may hold anything: what is not allowed is a fault. */
export function fromAddress(
  address: string,
  choices: Choices,
): { readonly settings: LabSettings; readonly faults: readonly AddressFault[] } {
  const settings: Record<string, unknown> = { ...DEFAULTS };
  const faults: AddressFault[] = [];
  for (const [key, given] of new URLSearchParams(address)) {
    const value = read(key, given, choices);
    if (value === undefined) faults.push({ key, given: given.slice(0, 40) });
    else settings[key] = value;
  }
  const made = settings as unknown as LabSettings;
  const { classes = made.classes } = choices.figures[made.data] ?? {};
  if (classes !== made.classes && new URLSearchParams(address).has("classes")) {
    faults.push({ key: "classes", given: String(made.classes) });
  }
  const isRegression = choices.regression.includes(made.data);
  const isFit = !isRegression || choices.regressionLoss.includes(made.loss);
  if (!isFit && new URLSearchParams(address).has("loss")) {
    faults.push({ key: "loss", given: made.loss });
  }
  const loss = isFit ? made.loss : REGRESSION_LOSS;
  const hasMomentum = choices.momentum.includes(made.optimizer);
  if (made.momentum !== undefined && !hasMomentum) {
    faults.push({ key: "momentum", given: String(made.momentum) });
  }
  const momentum = hasMomentum ? made.momentum : undefined;
  return { settings: { ...made, classes, loss, momentum }, faults };
}

/** The value of a key; undefined where it is none. */
function read(key: string, given: string, choices: Choices): unknown {
  if (key in LIMITS) return numberWithin(given, LIMITS[key as keyof typeof LIMITS]);
  if (key === "dtype") return ["float64", "float32"].find((dtype) => dtype === given);
  if (key === "hidden") return unitsOf(given);
  if (key === "own") return pointsOfText(given) && given;
  if (key === "rule") return "tree" in parseRule(given) ? given : undefined;
  return (NAMES as readonly string[]).includes(key)
    ? choices[key as (typeof NAMES)[number]].find((name) => name === given)
    : undefined;
}

function numberWithin(
  given: string,
  { least, most, step }: { readonly least: number; readonly most: number; readonly step: number },
): number | undefined {
  const value = given.trim() === "" ? Number.NaN : Number(given);
  const isAllowed = value >= least && value <= most && (step !== 1 || Number.isInteger(value));
  return isAllowed ? value : undefined;
}

/** `"8,8"`; an empty text is a network without hidden layers. */
function unitsOf(given: string): readonly number[] | undefined {
  if (given === "") return [];
  const units = given.split(",").map((each) => (/^\d+$/.test(each) ? Number(each) : 0));
  const areAllowed = units.every((count) => count >= 1 && count <= MOST_UNITS);
  return areAllowed && units.length <= MOST_LAYERS ? units : undefined;
}
