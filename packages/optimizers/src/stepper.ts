import { assertFinite, describeValue } from "@adjoint/checks";
import { type Allocate, type DType, type Matrix, workspace } from "@adjoint/matrix";
import { type ApplyInPlace, allocateResult } from "@adjoint/matrix/kit";
import { assertParameters, type Parameter } from "@adjoint/pass";
import { assertState } from "./assert-state.js";
import type { LearningRate, Optimizer } from "./types.js";

/** What one optimizer does otherwise than another. */
export interface Method {
  /** The public function that makes it. */
  readonly name: string;
  readonly learningRate: LearningRate;
  /** What parameters are computed with, all finite: float32 must hold them too. */
  readonly settings: Readonly<Record<string, number>>;
  readonly allocate: Allocate | undefined;
  /** What is kept of a parameter: matrices of its shape, zeros at first. */
  readonly matrices: readonly string[];
  /** What is kept of it besides: powers of these numbers in [0, 1), 1 before the first step. */
  readonly powers: Readonly<Record<string, number>>;
  /** Writes values and what is kept of them: lists of a value, its matrices and its gradient. */
  readonly update: ApplyInPlace;
  /** The settings of `update` for parameters whose powers are these. */
  readonly numbers: (
    rate: number,
    powers: readonly number[],
    isFirst: boolean,
  ) => readonly number[];
}

/** What is kept of one parameter, in the order of the method's names. */
interface Kept {
  readonly matrices: readonly Matrix[];
  readonly powers: number[];
  /** For `update`: the parameter's value, the matrices, and its gradient. */
  readonly list: Matrix[];
  /** The last call of `step` that moved the parameter, counted from 1; 0 for none yet. */
  call: number;
}

/** Parameters, one after another, that the same numbers move: one call moves them all. */
interface Group {
  readonly dtype: DType;
  readonly powers: readonly number[];
  readonly isFirst: boolean;
  readonly lists: (readonly Matrix[])[];
}

function belongs(
  group: Group,
  { dtype }: Matrix,
  powers: readonly number[],
  isFirst: boolean,
): boolean {
  if (group.dtype !== dtype || group.isFirst !== isFirst) return false;
  for (let k = 0; k < powers.length; k++) if (group.powers[k] !== powers[k]) return false;
  return true;
}

function move({ update, numbers }: Method, group: Group, rate: number): void {
  update(group.lists, ...numbers(rate, group.powers, group.isFirst));
}

/**
 * What all optimizers share: the count of steps, the learning rate, and what is kept of each
 * parameter, from its first step on. Everything is checked before anything is written.
 */
export function stepper<Saved extends object>(method: Method): Optimizer<Saved> {
  const { name, learningRate, settings } = method;
  const factors = Object.values(method.powers);
  let keptOf = new WeakMap<Parameter, Kept>();
  let taken = 0;
  let calls = 0;
  const rate = (): number => {
    const value = typeof learningRate === "number" ? learningRate : learningRate(taken);
    assertFinite(name, `learningRate of step ${taken}`, value, 0);
    return value;
  };
  assertLearningRate(name, learningRate);
  return {
    learningRate: rate,
    steps: () => taken,
    step: (parameters) => {
      const caller = `${name}.step`;
      assertParameters(caller, parameters);
      const current = rate();
      assertSome(caller, parameters, "move");
      for (let i = 0; i < parameters.length; i++) {
        const { name: label, value } = parameters[i]!;
        if (value.dtype !== "float32") continue;
        assertHeld(caller, "learningRate", current, label);
        for (const setting in settings) assertHeld(caller, setting, settings[setting]!, label);
      }
      let group: Group | undefined;
      calls += 1;
      for (let i = 0; i < parameters.length; i++) {
        const parameter = parameters[i]!;
        const known = keptOf.get(parameter);
        const kept = known ?? nothingYet(caller, method, parameter);
        if (known === undefined) keptOf.set(parameter, kept);
        const { value } = parameter;
        const { powers } = kept;
        // Given twice, it moves once.
        if (kept.call === calls) continue;
        kept.call = calls;
        for (let k = 0; k < powers.length; k++) powers[k]! *= factors[k]!;
        const isFirst = known === undefined;
        if (group === undefined || !belongs(group, value, powers, isFirst)) {
          if (group !== undefined) move(method, group, current);
          group = { dtype: value.dtype, powers, isFirst, lists: [] };
        }
        kept.list[0] = value;
        kept.list[kept.list.length - 1] = parameter.gradient;
        group.lists.push(kept.list);
      }
      move(method, group!, current);
      taken += 1;
    },
    state: (parameters) => {
      const caller = `${name}.state`;
      assertParameters(caller, parameters);
      assertSome(caller, parameters, "tell of");
      const saved = [...new Set(parameters)].map((parameter) => {
        const kept = keptOf.get(parameter);
        return kept === undefined ? null : (copyOf(method, kept) as Saved);
      });
      return { optimizer: name, steps: taken, parameters: saved };
    },
    restore: (parameters, state) => {
      const caller = `${name}.restore`;
      assertParameters(caller, parameters);
      assertSome(caller, parameters, "restore");
      const each = [...new Set(parameters)];
      assertState(caller, method, each, state);
      // Where there is no room for what is kept, this throws before anything is written.
      const kept = each.map((parameter, i) =>
        state.parameters[i] === null
          ? undefined
          : (keptOf.get(parameter) ?? nothingYet(caller, method, parameter)),
      );
      keptOf = new WeakMap();
      each.forEach((parameter, i) => {
        if (kept[i] === undefined) return;
        write(method, kept[i], state.parameters[i] as SavedRecord);
        keptOf.set(parameter, kept[i]);
      });
      taken = state.steps;
    },
  };
}

/**
 * What is kept of a parameter before its first step, in linear memory if not said otherwise: freed
 * when neither the parameter nor the optimizer can be reached.
 */
function nothingYet(caller: string, method: Method, { value, gradient }: Parameter): Kept {
  const { rows, columns, dtype } = value;
  const { allocate = workspace().allocate } = method;
  const matrices: Matrix[] = [];
  for (const _ of method.matrices) {
    const [first, second] = matrices;
    const apart = [value, gradient, first, second] as const;
    const m = allocateResult(caller, allocate, rows, columns, dtype, ...apart);
    m.data.fill(0);
    matrices.push(m);
  }
  const powers = Object.keys(method.powers).map(() => 1);
  return { matrices, powers, list: [value, ...matrices, gradient], call: 0 };
}

type SavedRecord = Readonly<Record<string, Matrix | number>>;

function copyOf(method: Method, { matrices, powers }: Kept): SavedRecord {
  const saved: Record<string, Matrix | number> = {};
  method.matrices.forEach((name, i) => {
    const m = matrices[i]!;
    saved[name] = { ...m, data: m.data.slice() };
  });
  Object.keys(method.powers).forEach((name, i) => {
    saved[name] = powers[i]!;
  });
  return saved;
}

function write(method: Method, { matrices, powers }: Kept, saved: SavedRecord): void {
  method.matrices.forEach((name, i) => {
    matrices[i]!.data.set((saved[name] as Matrix).data);
  });
  Object.keys(method.powers).forEach((name, i) => {
    powers[i] = saved[name] as number;
  });
}

function assertSome(caller: string, { length }: readonly Parameter[], what: string): void {
  if (length > 0) return;
  throw new RangeError(
    `${caller}: there are no parameters to ${what}: give those of a layer, \`network.parameters\``,
  );
}

/**
 * Rejects what float32 makes infinite, and an epsilon that it makes 0. A rate, momentum or decay may
 * fade to 0: what it adds does too.
 */
function assertHeld(caller: string, setting: string, value: number, parameter: string): void {
  const held = Math.fround(value);
  if (Number.isFinite(held) && (held !== 0 || value === 0 || setting !== "epsilon")) return;
  throw new RangeError(
    `${caller}: ${setting} ${value} is ${held} in float32, the number format of ${parameter}`,
  );
}

function assertLearningRate(functionName: string, learningRate: unknown): void {
  if (typeof learningRate === "function") return;
  if (typeof learningRate !== "number") {
    throw new TypeError(
      `${functionName}: learningRate must be a number or a schedule, got ${describeValue(learningRate)}`,
    );
  }
  assertFinite(functionName, "learningRate", learningRate, 0);
}
