import type { CheckOptions } from "@adjoint/gradcheck";
import type { DType, Matrix } from "@adjoint/matrix";
import { checkSubject } from "../check/check-subject.js";
import type { Checked } from "../check/types.js";
import { DOMAINS, type Domain, intervalDomain, PROBABILITIES } from "../rounds/domains.js";
import { roundsFor, type Shape } from "../rounds/rounds-for.js";
import { COLUMN_TARGET_KINDS, TARGET_KINDS, type TargetKind } from "../rounds/target-kinds.js";
import { callableFor, firstParameter } from "./callables.js";
import { type Exported, type Form, prepare, type Way } from "./exported.js";

/** How an export is called, and on which inputs. */
export interface Plan {
  readonly way: Way;
  readonly domain: Domain;
  readonly shapes: readonly Shape[];
  /** Whether rows have to go on summing to 1 while they are varied. */
  readonly simplex: boolean;
  /** What was found out on the way, in words. */
  readonly notes: readonly string[];
}

/** Small, larger, and one of more rows and columns than any block or buffer is likely to have. */
const SHAPES: readonly Shape[] = [
  [1, 1],
  [4, 3],
  [7, 5],
  [17, 20],
];

/** Entries of an input on which targets are decided: enough, and quickly checked. */
const FEW = 64;

/** Finds by calling what an export is; a string says why it is nothing to check. */
export function planFor(exported: Exported, dtype: DType): Plan | string {
  const trials: Trial[] = [];
  for (const shapes of shapesFor(exported, dtype)) {
    for (const form of formsOf(exported)) {
      const found = bestIn(exported, dtype, form, shapes, trials);
      if (found !== undefined) return found;
    }
  }
  const partly = trials
    .filter(({ gives }) => gives > 0)
    .sort((a, b) => b.fits - a.fits || b.gives - a.gives)[0];
  if (partly === undefined) return reasonOf(exported, trials);
  const { way, domain, shapes } = partly;
  return { way, domain, shapes, simplex: domain === PROBABILITIES, notes: [] };
}

interface Trial {
  readonly way: Way;
  readonly domain: Domain;
  readonly shapes: readonly Shape[];
  /** At how many inputs there was a pass, and a finite one. */
  readonly gives: number;
  readonly fits: number;
  readonly of: number;
  readonly reason: string;
}

/** The first domain on which all is finite; of a loss, with the targets that suit it. */
function bestIn(
  exported: Exported,
  dtype: DType,
  form: Form,
  wanted: readonly Shape[],
  trials: Trial[],
): Plan | undefined {
  const takesTargets = form === "loss" || form === "network";
  for (const domain of domainsOf(exported)) {
    const fitting: Trial[] = [];
    const shapes = wideEnough(exported, domain, wanted);
    for (const targets of takesTargets ? kindsOf(exported, shapes) : [undefined]) {
      const trial = tryOn(exported, dtype, { form, targets }, domain, shapes);
      trials.push(trial);
      if (trial.of > 0 && trial.fits === trial.of) fitting.push(trial);
    }
    const [first] = fitting;
    if (first === undefined) continue;
    const chosen = takesTargets ? suiting(exported, dtype, fitting) : { trial: first, notes: [] };
    return onProbabilities(exported, dtype, {
      way: chosen.trial.way,
      domain,
      shapes,
      // All other domains were tried before.
      simplex: domain === PROBABILITIES,
      notes: [...chosen.notes, ...domainNotes(exported, domain)],
    });
  }
  return undefined;
}

/** Of shapes that nobody asked for, those on which the domain has more than one value. */
function wideEnough(
  { settings }: Exported,
  { fewestColumns = 1 }: Domain,
  shapes: readonly Shape[],
): readonly Shape[] {
  const wide = shapes.filter(([, columns]) => columns >= fewestColumns);
  return settings.shapes === undefined && wide.length > 0 ? wide : shapes;
}

function tryOn(
  exported: Exported,
  dtype: DType,
  way: Way,
  domain: Domain,
  shapes: readonly Shape[],
): Trial {
  const prepared = inputsOn(exported, dtype, domain, shapes).map((x) =>
    prepare(exported, way, x, exported.settings.context),
  );
  return {
    way,
    domain,
    shapes,
    gives: prepared.filter(({ subject }) => subject !== undefined).length,
    fits: prepared.filter(({ finite }) => finite).length,
    of: prepared.length,
    reason: prepared.find(({ reason }) => reason !== "")?.reason ?? "",
  };
}

function inputsOn(
  { settings, seed }: Exported,
  dtype: DType,
  domain: Domain,
  shapes: readonly Shape[],
): readonly Matrix[] {
  const { inputs = [], context } = settings;
  const names = ["shapes"] as const;
  return roundsFor({ domain, shapes, inputs, names, context, dtype, seed }).map(({ x }) => x);
}

/**
 * The targets that a loss is made for. What takes class indices and is finite is made for them.
 * Matrices of any numbers suit a squared error, but not what expects rows that sum to 1: of these
 * kinds the first is taken with which the gradient does not fail.
 */
function suiting(exported: Exported, dtype: DType, fitting: readonly Trial[]) {
  const [first] = fitting;
  const right = first!.way.targets!.certain
    ? first!
    : (fitting.find((trial) => checkOn(exported, dtype, trial).check.verdict !== "failed") ??
      first!);
  const notes: string[] = [];
  if (exported.settings.targets === undefined) {
    const beside = right === first ? "" : `; with ${first!.way.targets!.name}, it is not right`;
    notes.push(`its targets are ${right.way.targets!.name}, found by trying${beside}`);
  }
  return { trial: right, notes };
}

type Tried = Pick<Trial, "way" | "domain" | "shapes"> & Partial<Pick<Plan, "simplex">>;

/** Where an input may be moved to; anywhere, if it is a given one from beyond the domain. */
export function movesIn(
  { bounds }: Domain,
  simplex: boolean,
  { data }: Matrix,
): Pick<CheckOptions, "domain" | "simplex"> {
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = bounds ?? {};
  const inside = data.every((value: number) => value >= low && value <= high);
  if (bounds === undefined || !inside) return {};
  return simplex ? { simplex } : { domain: bounds };
}

/** One check, at a small input. */
function checkOn(
  exported: Exported,
  dtype: DType,
  { way, domain, shapes, simplex = domain === PROBABILITIES }: Tried,
): Checked {
  const inputs = inputsOn(exported, dtype, domain, shapes);
  const small = inputs.filter(({ data }) => data.length <= FEW).at(-1) ?? inputs[0]!;
  const { subject } = prepare(exported, way, small, exported.settings.context);
  const options = { ...exported.settings.options, ...movesIn(domain, simplex, small) };
  return checkSubject(exported.name, subject!, { seed: exported.seed, options });
}

/**
 * A loss of probabilities often clips them, and has no gradient to speak of outside of [0, 1]: one
 * that is wrong just there, and right on rows of probabilities, is made for these.
 */
function onProbabilities(exported: Exported, dtype: DType, plan: Plan): Plan {
  const { settings } = exported;
  const isLoss = plan.way.form === "loss" || plan.way.form === "alone";
  const said = settings.domain ?? settings.simplex ?? settings.inputs;
  if (!isLoss || said !== undefined || plan.domain !== DOMAINS[0]) return plan;
  const { check, compared } = checkOn(exported, dtype, plan);
  if (check.verdict !== "failed") return plan;
  const entries = compared.flatMap(({ values, entries: own }) =>
    own.map((entry) => ({ ...entry, x: values.data[entry.row * values.columns + entry.column]! })),
  );
  const inside = entries.filter(({ x }) => x > 0 && x < 1);
  const rightInside = inside.every(({ status }) => status !== "fail" && status !== "non-finite");
  const tells = inside.some(({ status, numerical }) => status === "pass" && numerical !== 0);
  if (!rightInside || !tells) return plan;
  const shapes = wideEnough(exported, PROBABILITIES, plan.shapes);
  const narrower = { ...plan, domain: PROBABILITIES, shapes, simplex: false };
  const trial = tryOn(exported, dtype, plan.way, PROBABILITIES, shapes);
  if (trial.fits < trial.of || checkOn(exported, dtype, narrower).check.verdict !== "passed") {
    return plan;
  }
  const note =
    "its inputs are rows of probabilities: outside of [0, 1] its gradient is not that of its forward";
  return { ...narrower, notes: [...plan.notes, note] };
}

function domainsOf({ settings }: Exported): readonly Domain[] {
  const { domain, simplex, inputs, shapes } = settings;
  if (simplex) return [PROBABILITIES];
  if (domain !== undefined) return [intervalDomain(domain)];
  // Inputs of the module's own are what they are.
  return inputs !== undefined && shapes === undefined ? DOMAINS.slice(0, 1) : DOMAINS;
}

function domainNotes({ settings }: Exported, domain: Domain): readonly string[] {
  const said = settings.domain !== undefined || settings.simplex === true;
  return domain === DOMAINS[0] || said ? [] : [`its inputs are ${domain.name}, found by trying`];
}

function kindsOf({ settings }: Exported, shapes: readonly Shape[]): readonly TargetKind[] {
  const { targets, inputs = [] } = settings;
  if (targets !== undefined) return [{ name: "the module's", certain: true, draw: targets }];
  const columns = [...shapes.map((shape) => shape[1]), ...inputs.map((x) => x.columns)];
  return columns.every((count) => count === 1) ? COLUMN_TARGET_KINDS : TARGET_KINDS;
}

/** With targets of the whole module, a loss gets them even where it could do without. */
function formsOf({ settings, isLoss }: Exported): readonly Form[] {
  if (settings.loss !== undefined) return ["network"];
  if (isLoss) return ["loss"];
  return settings.targets === undefined ? ["op", "alone", "loss"] : ["op", "loss", "alone"];
}

/** Shapes that are tried in turn; a layer says by its first parameter how many columns it takes. */
function shapesFor(exported: Exported, dtype: DType): readonly (readonly Shape[])[] {
  const { shapes, inputs } = exported.settings;
  if (shapes !== undefined) return [shapes];
  if (inputs !== undefined && inputs.length > 0) return [[]];
  const columns = columnsOf(exported, dtype);
  const of = (count: number) => SHAPES.map(([rows]) => [rows, count] as const);
  // Some losses take one column alone.
  return columns === undefined ? [SHAPES, of(1)] : columns.map(of);
}

/** How many columns a layer takes; undefined if it is none, or takes any number. */
function columnsOf(
  { value, settings, seed }: Exported,
  dtype: DType,
): readonly number[] | undefined {
  const firstFor = (columns: number) => {
    try {
      const callable = callableFor(value, settings, { rows: 4, columns, dtype }, seed);
      return typeof callable === "string" ? undefined : firstParameter(callable);
    } catch {
      return undefined;
    }
  };
  const [a, b] = [firstFor(3), firstFor(5)];
  if (a === undefined) return undefined;
  const follows = b !== undefined && (a.rows !== b.rows || a.columns !== b.columns);
  return follows ? undefined : [...new Set([a.rows, a.columns])];
}

function reasonOf({ name, isLoss, settings }: Exported, trials: readonly Trial[]): string {
  const first = trials.find(({ way }) => way.form !== "loss") ?? trials[0];
  const reason = first?.reason ?? "there is no input to check it at";
  const withTargets = trials.find(({ way }) => way.form === "loss")?.reason;
  const isFactory = reason.includes("returns a function");
  const help = isFactory
    ? `; say how it is made: gradientCheck.exports.${name} = { create: () => ${name}(...) }`
    : "";
  if (isLoss || withTargets === undefined || withTargets.endsWith(reason))
    return `${reason}${help}`;
  const matters = settings.targets !== undefined || withTargets.includes("matrix");
  return `${reason}${help}${matters ? `; ${withTargets}` : ""}`;
}
