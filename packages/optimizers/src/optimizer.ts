import { assertFunction, assertOneOf, assertOptions, type OptionNames } from "@adjoint/checks";
import type { DType, Matrix } from "@adjoint/matrix";
import { assertParameters, type Parameter } from "@adjoint/pass";
import { anyNonFinite } from "./any-non-finite.js";
import { assertState } from "./assert-state.js";
import { assertHeld, assertSome, nonFiniteGradient } from "./assert-step.js";
import { type MethodOf, methodsOf } from "./groups.js";
import { advance, copyOf, type Kept, nothingYet, type SavedRecord, write } from "./kept.js";
import { rateOf } from "./learning-rate.js";
import type { Method } from "./method.js";
import type { Optimizer, SharedOptions } from "./types.js";

const SHARED: OptionNames<SharedOptions<object>> = {
  allocate: "optional",
  onNonFinite: "optional",
  groups: "optional",
};

/** Parameters that the same numbers move: one call moves them all. */
interface Batch {
  readonly method: Method;
  readonly dtype: DType;
  readonly running: readonly number[];
  readonly isFirst: boolean;
  readonly lists: (readonly Matrix[])[];
}

/**
 * What all optimizers share: the count of steps, the learning rate, groups, and what is kept of each
 * parameter, from its first step on. Everything is checked before anything is written.
 *
 * @param name the public function that makes it
 * @param options what that was given
 * @param names its settings
 * @param methodOf checks settings, and says how parameters move by them
 */
export function optimizer<Settings extends object, Saved extends object>(
  name: string,
  options: Settings & SharedOptions<Settings>,
  names: OptionNames<Settings>,
  methodOf: MethodOf<Settings>,
): Optimizer<Saved> {
  assertOptions(name, options, { ...names, ...SHARED });
  const { allocate, onNonFinite = "throw", groups = [], ...settings } = options;
  if (allocate !== undefined) assertFunction(name, "allocate", allocate);
  assertOneOf(name, "onNonFinite", onNonFinite, ["throw", "skip"]);
  const methods = methodsOf<Settings>(
    name,
    settings as unknown as Settings,
    groups,
    names,
    methodOf,
  );
  let keptOf = new WeakMap<Parameter, Kept>();
  let taken = 0;
  let skipped = 0;
  let calls = 0;
  const rateOfNext = ({ learningRate }: Method) => rateOf(name, learningRate, taken);

  /** What is kept of each of these parameters; one that is given twice is in it once. */
  function keptBy(caller: string, parameters: readonly Parameter[]): Kept[] {
    const rates = methods.all.map(rateOfNext);
    const moved: Kept[] = [];
    const fresh = new Map<Parameter, Kept>();
    calls += 1;
    for (let i = 0; i < parameters.length; i++) {
      const parameter = parameters[i]!;
      let kept = keptOf.get(parameter) ?? fresh.get(parameter);
      if (kept === undefined) {
        kept = nothingYet(caller, methods.of(parameter), parameter, allocate);
        fresh.set(parameter, kept);
      }
      assertHeld(caller, parameter, kept.method, rates[methods.all.indexOf(kept.method)]!);
      if (kept.call === calls) continue;
      kept.call = calls;
      kept.list[0] = parameter.value;
      kept.list[kept.list.length - 1] = parameter.gradient;
      moved.push(kept);
    }
    for (const [parameter, kept] of fresh) keptOf.set(parameter, kept);
    return moved;
  }

  return {
    learningRate: () => rateOfNext(methods.all[0]!),
    steps: () => taken,
    skipped: () => skipped,
    step: (parameters) => {
      const caller = `${name}.step`;
      assertParameters(caller, parameters);
      assertSome(caller, parameters, "move");
      for (let i = 0; i < parameters.length; i++) {
        if (!anyNonFinite(parameters[i]!.gradient)) continue;
        if (onNonFinite === "throw") throw nonFiniteGradient(caller, parameters[i]!);
        skipped += 1;
        return;
      }
      for (const { method, running, isFirst, lists } of batchesOf(keptBy(caller, parameters))) {
        method.update(lists, ...method.numbers(rateOfNext(method), running, isFirst));
      }
      taken += 1;
    },
    state: (parameters) => {
      const caller = `${name}.state`;
      assertParameters(caller, parameters);
      assertSome(caller, parameters, "tell of");
      const saved = [...new Set(parameters)].map((parameter) => {
        const kept = keptOf.get(parameter);
        return kept === undefined ? null : (copyOf(kept) as Saved);
      });
      return { optimizer: name, steps: taken, parameters: saved };
    },
    restore: (parameters, state) => {
      const caller = `${name}.restore`;
      assertParameters(caller, parameters);
      assertSome(caller, parameters, "restore");
      const each = [...new Set(parameters)];
      const methodOfEach = each.map((parameter) => methods.of(parameter));
      assertState(caller, name, each, methodOfEach, state);
      // Where there is no room for what is kept, this throws before anything is written.
      const kept = each.map((parameter, i) =>
        state.parameters[i] === null
          ? undefined
          : (keptOf.get(parameter) ?? nothingYet(caller, methodOfEach[i]!, parameter, allocate)),
      );
      keptOf = new WeakMap();
      each.forEach((parameter, i) => {
        if (kept[i] === undefined) return;
        write(kept[i], state.parameters[i] as SavedRecord);
        keptOf.set(parameter, kept[i]);
      });
      taken = state.steps;
    },
  };
}

/** Takes what is kept to the next step, and puts together what the same numbers move. */
function batchesOf(moved: readonly Kept[]): readonly Batch[] {
  const batches: Batch[] = [];
  for (const kept of moved) {
    advance(kept);
    const { method, running, isFirst, list } = kept;
    const { dtype } = list[0]!;
    let batch = batches.find((each) => belongs(each, kept, dtype));
    if (batch === undefined) {
      batch = { method, dtype, running, isFirst, lists: [] };
      batches.push(batch);
    }
    batch.lists.push(list);
    kept.isFirst = false;
  }
  return batches;
}

function belongs(batch: Batch, { method, running, isFirst }: Kept, dtype: DType): boolean {
  if (batch.method !== method || batch.dtype !== dtype || batch.isFirst !== isFirst) return false;
  for (let k = 0; k < running.length; k++) if (batch.running[k] !== running[k]) return false;
  return true;
}
