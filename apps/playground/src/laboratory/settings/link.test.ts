import { expect, test } from "vitest";
import type { Choices } from "./address.js";
import { DEFAULTS } from "./lab-settings.js";
import { type Claim, fromLink, toLink } from "./link.js";
import { DEFAULT_VIEW, type ViewSettings } from "./view.js";

const choices: Choices = {
  data: ["spiral"],
  figures: { spiral: { noise: 0.2 } },
  activation: ["relu", "tanh"],
  initializer: ["glorotUniform"],
  loss: ["softmaxCrossEntropy"],
  optimizer: ["adam"],
  normalization: ["none", "layerNorm"],
  schedule: ["inverseTimeDecay", "cosineDecay"],
  regression: ["sine"],
  regressionLoss: ["meanSquaredError"],
  momentum: [],
};
const claim: Claim = { step: 250, fingerprint: "0123456789abcdef" };

test.each<[string, Partial<ViewSettings>, Claim | undefined]>([
  ["", {}, undefined],
  ["step=250&fingerprint=0123456789abcdef", {}, claim],
  [
    "speed=walk&test=no&arrows=yes",
    { speed: "walk", showTest: false, showArrows: true },
    undefined,
  ],
  ["goal=0.95", { goal: 0.95 }, undefined],
  ["bend=1", { bend: { layer: 1 } }, undefined],
  ["bend=2.0.3", { bend: { layer: 2, units: [0, 3] } }, undefined],
  ["unit=1.3", { picked: { layer: 1, unit: 3 } }, undefined],
])("'%s' there and back", (link, changes, wanted) => {
  const view = { ...DEFAULT_VIEW, ...changes };
  expect(fromLink(link, choices)).toEqual({
    settings: DEFAULTS,
    view,
    claim: wanted,
    other: undefined,
    faults: [],
  });
  expect(toLink(DEFAULTS, view, wanted)).toBe(link);
});

test("settings stand beside a claim", () => {
  const settings = { ...DEFAULTS, seed: 7, hidden: [3, 3] };
  const link = toLink(settings, DEFAULT_VIEW, claim);
  expect(fromLink(link, choices)).toEqual({
    settings,
    view: DEFAULT_VIEW,
    claim,
    other: undefined,
    faults: [],
  });
});

test("settings stand beside other settings", () => {
  const settings = { ...DEFAULTS, seed: 7 };
  const other = { ...DEFAULTS, seed: 7, hidden: [3, 3] };
  const link = toLink(settings, DEFAULT_VIEW, undefined, other);
  expect(link).toBe("seed=7&beside=hidden%3D3%252C3%26seed%3D7");
  expect(fromLink(link, choices)).toMatchObject({ settings, other, faults: [] });
  expect(fromLink("beside=points%3D1e9", choices).faults).toEqual([
    { key: "points", given: "1e9" },
  ]);
});

test.each([
  ["step=5", "fingerprint"],
  ["fingerprint=0123456789abcdef", "step"],
  ["step=1e3&fingerprint=0123456789abcdef", "step"],
  ["step=10000001&fingerprint=0123456789abcdef", "step"],
  ["step=-1&fingerprint=0123456789abcdef", "step"],
  ["step=1&fingerprint=0123456789ABCDEF", "fingerprint"],
  ["step=1&fingerprint=0123", "fingerprint"],
  ["speed=warp", "speed"],
  ["test=maybe", "test"],
  ["arrows=", "arrows"],
  ["unit=1", "unit"],
  ["unit=99.0", "unit"],
  ["unit=1.24", "unit"],
  ["unit=1.3.5", "unit"],
  ["goal=1.1", "goal"],
  ["goal=0", "goal"],
  ["goal=1e-1", "goal"],
  ["bend=x", "bend"],
  ["bend=9", "bend"],
  ["bend=1.2", "bend"],
  ["bend=1.2.24", "bend"],
  ["stride=3", "stride"],
])("'%s' is a fault", (link, key) => {
  const { settings, view, claim: found, faults } = fromLink(link, choices);
  expect(faults.map((fault) => fault.key)).toEqual([key]);
  expect([settings, view, found]).toEqual([DEFAULTS, DEFAULT_VIEW, undefined]);
});
