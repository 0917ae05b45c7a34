import * as activations from "@adjoint/activations";
import * as layers from "@adjoint/layers";
import * as losses from "@adjoint/losses";
import * as optimizers from "@adjoint/optimizers";
import * as softmaxLoss from "@adjoint/softmax-loss";
import { describe, expect, test } from "vitest";
import {
  ACTIVATIONS,
  GRADIENT_CASES,
  INITIALIZERS,
  LAYERS,
  LOSSES,
  MISSING_ACTIVATIONS,
  MISSING_LAYERS,
  MISSING_LOSSES,
  MISSING_OPTIMIZERS,
  OPTIMIZERS,
  SCHEDULES,
} from "./index.js";
import { membersOf } from "./members-of.js";

describe("what is exported is in a list", () => {
  test.each([
    ["activations.ts", MISSING_ACTIVATIONS],
    ["layers.ts", MISSING_LAYERS],
    ["losses.ts", MISSING_LOSSES],
    ["optimizers.ts", MISSING_OPTIMIZERS],
  ])("add to the entries in tools/family/src/%s", (_, missing) => {
    expect(missing).toEqual([]);
  });

  test("each under its own name", () => {
    const names = (members: readonly { readonly name: string }[]) => members.map((m) => m.name);
    expect(names(ACTIVATIONS)).toEqual(expect.arrayContaining(["relu", "softmax", "logSoftmax"]));
    expect(names(LAYERS)).toContain("dense");
    expect(names(INITIALIZERS)).toEqual(expect.arrayContaining(["glorotUniform", "normal"]));
    expect(names(LOSSES)).toContain("softmaxCrossEntropy");
    expect(names(OPTIMIZERS)).toEqual(expect.arrayContaining(["adam", "sgd"]));
    expect(names(SCHEDULES)).toContain("cosineDecay");
    for (const [exports, members] of [
      [activations, ACTIVATIONS],
      [layers, [...LAYERS, ...INITIALIZERS]],
      [{ ...losses, ...softmaxLoss }, LOSSES],
      [optimizers, [...OPTIMIZERS, ...SCHEDULES]],
    ] as const) {
      expect(Object.keys(exports)).toEqual(expect.arrayContaining(names(members)));
    }
  });

  test("and each with a gradient has a case, whose name no other has", () => {
    const cases = GRADIENT_CASES.map(({ name }) => name);
    expect(new Set(cases).size).toBe(cases.length);
    for (const { name } of [...ACTIVATIONS, ...LAYERS, ...LOSSES]) {
      expect(
        cases.some((each) => each.split(",")[0] === name),
        name,
      ).toBe(true);
    }
  });
});

describe("membersOf", () => {
  const plain = () => 1;
  const other = () => 2;
  class OwnError extends Error {}

  test("gives members, leaves out what is none, and names what is missing", () => {
    const exports = { plain, other, tool: plain, OwnError, LIMIT: 3 };
    const { members, missing } = membersOf("@adjoint/x", exports, { tool: "a tool" }, (name, f) =>
      (f as () => number)() === 1 ? { name } : "say what it is",
    );
    expect(members).toEqual([{ name: "plain" }]);
    expect(missing).toEqual(["other of @adjoint/x: say what it is"]);
  });
});

describe("optimizers and schedules", () => {
  test.each(
    OPTIMIZERS.flatMap(({ make, variants, name }) => [
      [name, make] as const,
      ...Object.entries(variants).map(([words, way]) => [`${name}, ${words}`, way] as const),
    ]),
  )("%s has the learning rate that it was given", (_, make) => {
    expect(make({ learningRate: 0.25 }).learningRate()).toBe(0.25);
  });

  test.each(SCHEDULES.map((each) => [each.name, each.schedule] as const))(
    "%s gives a rate for every step",
    (_, schedule) => {
      for (const step of [0, 1, 10, 1000]) expect(schedule(step)).toBeGreaterThanOrEqual(0);
    },
  );
});
