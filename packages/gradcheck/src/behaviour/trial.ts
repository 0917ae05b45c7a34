import { generate, isMatrix, type Matrix } from "@adjoint/matrix";
import { buffersOf, type Pass, parametersOf } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { assertSameFormat } from "../options.js";
import type { Varied } from "../types.js";
import { runBackward, standing, type Trained, writingsOf } from "./backwards.js";
import { sameBits } from "./bits.js";
import { gradientFaults } from "./faults.js";
import { assertNames, label } from "./labels.js";
import { type NumericalSide, numericalSide } from "./numerical-side.js";
import { copy, restoring } from "./restoring.js";
import { withSameDraws } from "./same-draws.js";
import { type Ground, type Site, siteOf } from "./site.js";
import { ANYWHERE, nudge, type Space } from "./space.js";
import type { Subject } from "./subject.js";
import { bareFaults, drawUpstream, parametersAloneFaults, upstreamFaults } from "./upstreams.js";

/** Where a subject is tried, and with what. */
export interface Setting {
  readonly random: RandomState;
  readonly space: Space;
  readonly frozen: readonly string[];
  readonly wrt: readonly string[] | undefined;
  readonly tolerance: { readonly rtol: number; readonly atol: number };
}

/** One gradient that is to be compared. */
export interface Tensor {
  readonly name: string;
  /** Where it stands among a site's gradients. */
  readonly gradient: number;
  /** Where it stands among a site's varied values. */
  readonly varied: number;
  readonly space: Space;
}

/** A subject that has been forward and back: what it gave, and what to compare that with. */
export interface Trial {
  readonly side: NumericalSide;
  readonly upstream: Matrix;
  readonly tensors: readonly Tensor[];
  /** Where the values were given. */
  readonly here: Site;
  /** Runs `use` where x and the parameters are moved by a random share of their size; undefined where nothing is finite. */
  readonly elsewhere: <Result>(share: number, use: (site: Site) => Result) => Result | undefined;
  /** What is wrong with the backward apart from its values, in words. */
  readonly faults: readonly string[];
  /** Outputs that are infinite, and left out. */
  readonly leftOut: readonly number[];
  /** Whether the op answers for a matrix that it has seen, whatever it holds by now. */
  readonly remembers: boolean;
}

/** Runs a subject, and gives its values, buffers and gradients their bits back after `use`. */
export function onTrial<Result>(
  given: Subject,
  setting: Setting,
  use: (trial: Trial) => Result,
): Result {
  const buffers = [given.op, ...(given.reference ? [given.reference] : [])].flatMap(buffersOf);
  return restoring(
    buffers.map(({ value }) => value),
    () => tried(withSameDraws(given), setting, use),
  );
}

function tried<Result>(subject: Subject, setting: Setting, use: (trial: Trial) => Result): Result {
  const { functionName, inputName, op, x, reference } = subject;
  const parameters = parametersOf(op);
  const labelled = label(inputName, x, parameters);
  assertSameFormat(functionName, labelled);
  const names = labelled.map(({ name }) => name);
  assertNames(functionName, "frozen", setting.frozen, names.slice(1));
  assertNames(functionName, "wrt", setting.wrt ?? [], names);
  const trained = parameters
    .map((parameter, i) => ({ parameter, name: names[i + 1]! }))
    .filter(({ name }) => !setting.frozen.includes(name));
  const others = reference === undefined ? [] : parametersOf(reference);
  const values = [x, ...parameters.map(({ value }) => value)];
  const rest = [...parameters, ...others].map(({ gradient }) => gradient);
  return restoring([x, ...rest, ...others.map(({ value }) => value)], () => {
    const given = copy(x);
    const pass = forward(subject);
    // What the first forward sets in parameters is their beginning, and stays.
    return restoring(values, () =>
      use(tryOut(subject, setting, { pass, trained, labelled, given })),
    );
  });
}

function forward({ functionName, op, x, context }: Subject): Pass<Matrix> {
  const pass = op(x, context);
  if (!isMatrix(pass?.output) || typeof pass.backward !== "function") {
    throw new TypeError(`${functionName}: the op must give a pass: a matrix output and a backward`);
  }
  assertSameFormat(functionName, [
    { name: "x", value: x },
    { name: "the output", value: pass.output },
  ]);
  return pass;
}

/** A first forward, and what belongs to it. */
interface First {
  readonly pass: Pass<Matrix>;
  readonly trained: readonly Trained[];
  readonly labelled: readonly Varied[];
  /** The input before that forward. */
  readonly given: Matrix;
}

function tryOut(subject: Subject, setting: Setting, first: First): Trial {
  const { op, x, context } = subject;
  const { random, tolerance } = setting;
  const { pass, trained, labelled } = first;
  const before = [first.given, ...labelled.slice(1).map(({ value }) => copy(value))];
  const output = copy(pass.output);
  const repeated = copy(op(x, context).output);
  const leftOut = Array.from(output.data.keys()).filter((k) => isInfinite(output.data[k]!));
  const upstream = generate(output.rows, output.columns, () => drawUpstream(random), x.dtype);
  for (const k of leftOut) upstream.data[k] = 0;
  const weights = copy(upstream);
  const writings = writingsOf(pass, upstream, trained);
  const run = (dOutput: Matrix) =>
    runBackward(pass, dOutput, trained, (i) => standing(writings[i]));
  const { all: gradients, raw } = run(upstream);
  const again = run(upstream).all;
  const other = elsewhereForward(subject, setting, first, upstream);
  const later = run(upstream).all;
  const faults = [
    ...gradientFaults({ output, repeated, gradients, again, later, trained, labelled, writings }),
    ...upstreamFaults((d) => run(d).all, upstream, gradients, random, tolerance),
  ];
  faults.push(
    ...bareFaults(pass, upstream, trained, writings, tolerance),
    ...parametersAloneFaults(pass, upstream, gradients, trained, writings, tolerance),
  );
  const after = [x, ...labelled.slice(1).map(({ value }) => value), upstream];
  if (!sameBits([...before, weights], after)) {
    faults.push("the op or its backward writes to what it was given");
  }
  // Where results go is the caller's to say, who may want them in the same place again.
  if (context?.allocate === undefined) {
    if (!sameBits([output], [pass.output])) faults.push(sharing("the output"));
    if (raw !== undefined && !sameBits([gradients[0]!], [raw])) {
      faults.push(sharing(`the gradient of ${labelled[0]!.name}`));
    }
  }
  if (!sameBits([output], [op(copy(x), context).output]) && sameBits([output], [repeated])) {
    faults.push("a forward after a backward gives another output");
  }
  const side = numericalSide(subject, output);
  const ground: Ground = { subject, side, upstream, trained, writings };
  const tensors = tensorsOf(ground, setting, labelled);
  const elsewhere: Trial["elsewhere"] = (share, use) =>
    away(
      labelled,
      () => {
        for (const { varied, space } of tensors) {
          nudge(labelled[varied]!.value, share, space, random);
        }
        const site = finiteSite(ground);
        return site && use(site);
      },
      side.follow,
    );
  const here = siteOf(ground, gradients);
  return { side, upstream, tensors, here, elsewhere, faults, leftOut, remembers: other };
}

const isInfinite = (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY;
const sharing = (what: string) => `${what} is in memory that later calls write to`;

/** What is compared: all but the frozen, the empty-handed, and what was not asked for. */
function tensorsOf(
  { trained, writings }: Ground,
  { space, wrt }: Setting,
  labelled: readonly Varied[],
): Tensor[] {
  const all = [
    { name: labelled[0]!.name, gradient: 0, varied: 0, space },
    ...trained.map(({ name }, i) => ({
      name,
      gradient: i + 1,
      varied: labelled.findIndex((tensor) => tensor.name === name),
      space: ANYWHERE,
    })),
  ];
  return all.filter(
    ({ name, gradient }) => (wrt?.includes(name) ?? true) && writings[gradient - 1] !== "never",
  );
}

/** Runs `action` on values that may be changed, and gives them their bits back. */
function away<Result>(
  labelled: readonly Varied[],
  action: () => Result,
  afterwards: () => void = () => {},
): Result {
  try {
    return restoring(
      labelled.map(({ value }) => value),
      action,
    );
  } finally {
    afterwards();
  }
}

function finiteSite(ground: Ground): Site | undefined {
  try {
    const site = siteOf(ground);
    const { base, weights } = site.probe;
    const finite = Array.from(weights).every((w, k) => w === 0 || Number.isFinite(base[k]));
    return finite ? site : undefined;
  } catch {
    // Outside the op's domain there is nothing to learn.
    return undefined;
  }
}

/**
 * A forward of other values and signs, and its backward, which must not reach into the pass there
 * is already. Tells whether the op gives an old answer for a matrix that was changed in place.
 */
function elsewhereForward(
  { op, x, context }: Subject,
  { space, random }: Setting,
  { trained, labelled }: First,
  upstream: Matrix,
): boolean {
  const confined = space.simplex || Number.isFinite(space.bounds.low - space.bounds.high);
  const moves = [
    () => {
      for (const { value } of labelled) flip(value);
    },
    () => {
      for (const { value } of labelled) nudge(value, 0.1, space, random);
    },
  ];
  for (const move of confined ? moves.slice(1) : moves) {
    const remembers = away(labelled, () => {
      move();
      try {
        const other = op(copy(x), context);
        const output = copy(other.output);
        runBackward(other, upstream, trained, () => 0);
        return !sameBits([op(x, context).output], [output]);
      } catch {
        // These values may lie outside the op's domain.
        return undefined;
      }
    });
    if (remembers !== undefined) return remembers;
  }
  return false;
}

function flip({ data }: Matrix): void {
  for (let k = 0; k < data.length; k++) data[k] = data[k]! > 0 ? -1 - data[k]! : 1 - data[k]!;
}
