import { assertFunction, assertOneOf, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertParameters, type Parameter } from "@adjoint/pass";
import type { Optimizer, SharedOptions } from "../types.js";
import { anyNonFinite } from "./any-non-finite.js";
import { assertState } from "./assert-state.js";
import { assertHeld, assertSettingsHeld, assertSome, nonFiniteGradient } from "./assert-step.js";
import { type MethodOf, methodsOf } from "./groups.js";
import { copyOf, type Kept, nothingYet, type SavedRecord, write } from "./kept.js";
import { rateOf } from "./learning-rate.js";
import type { Method } from "./method.js";
import { advance, isPlanOf, type Plan, planOf, refresh } from "./plan.js";

const SHARED: OptionNames<SharedOptions<object>> = {
  allocate: "optional",
  onNonFinite: "optional",
  groups: "optional",
};

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
  const plans = new WeakMap<readonly Parameter[], Plan>();
  let taken = 0;
  let skipped = 0;
  /** How often parameters were moved or restored: a plan holds for as long as nothing else did so. */
  let changes = 0;
  const rateOfNext = ({ learningRate }: Method) => rateOf(name, learningRate, taken);

  /** A plan for parameters, with room for what is kept of those that have not moved yet. */
  function newPlan(caller: string, parameters: readonly Parameter[]): Plan {
    const fresh = new Map<Parameter, Kept>();
    const kept = Array.from(parameters, (parameter) => {
      const known = keptOf.get(parameter) ?? fresh.get(parameter);
      const method = known?.method ?? methods.of(parameter);
      assertSettingsHeld(caller, parameter, method);
      if (known !== undefined) return known;
      const own = nothingYet(caller, method, parameter, allocate);
      fresh.set(parameter, own);
      return own;
    });
    return planOf(parameters, kept);
  }

  /** From here on its parameters have moved: the plan for their next steps is another. */
  function begin({ parameters, kept }: Plan): void {
    for (let i = 0; i < parameters.length; i++) {
      kept[i]!.isFirst = false;
      keptOf.set(parameters[i]!, kept[i]!);
    }
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
      let plan = plans.get(parameters);
      if (plan?.changes !== changes || !isPlanOf(plan, parameters)) {
        plan = newPlan(caller, parameters);
      }
      refresh(plan);
      const { batches } = plan;
      for (let i = 0; i < batches.length; i++) {
        const batch = batches[i]!;
        batch.rate = rateOfNext(batch.method);
        if (batch.dtype === "float32") assertHeld(caller, "learningRate", batch.rate, batch.name);
      }
      changes += 1;
      for (let i = 0; i < batches.length; i++) {
        const batch = batches[i]!;
        const { method, rate, isFirst, kept, lists } = batch;
        advance(batch);
        method.update(lists, ...method.numbers(rate, kept[0]!.running, isFirst));
      }
      if (batches.some(({ isFirst }) => isFirst)) begin(plan);
      else {
        plan.changes = changes;
        plans.set(parameters, plan);
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
      changes += 1;
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
