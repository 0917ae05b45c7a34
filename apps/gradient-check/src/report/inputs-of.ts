import type { Check } from "../check/types.js";
import { formatShape } from "./format-numbers.js";
import { byName } from "./outcomes.js";

/** At which inputs everything was checked, in lines: things with the same ones together. */
export function inputsOf(checks: readonly Check[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const [name, own] of byName(checks)) {
    const inputs = describeInputs(own);
    if (inputs !== "") groups.set(inputs, [...(groups.get(inputs) ?? []), name]);
  }
  const ordered = [...groups].sort((a, b) => b[1].length - a[1].length);
  return ordered.map(([inputs, names], i) => {
    const most = i === 0 && names.length > 3;
    return `${ordered.length === 1 ? "all" : most ? "most" : names.join(", ")} at ${inputs}`;
  });
}

/** `1 x 1, 4 x 3; 4 x 3 also at scales 0.01, 10, and in training` */
function describeInputs(checks: readonly Check[]): string {
  const known = checks.filter(({ shape }) => shape[0] + shape[1] > 0);
  const plain = known.filter(({ inputs }) => inputs === "").map(({ shape }) => formatShape(shape));
  const special = new Map<string, string[]>();
  for (const { inputs, shape } of known) {
    if (inputs === "") continue;
    special.set(formatShape(shape), [...(special.get(formatShape(shape)) ?? []), inputs]);
  }
  const also = [...special].map(
    ([shape, labels]) => `${shape} ${plain.includes(shape) ? "also " : ""}${together(labels)}`,
  );
  return [...(plain.length > 0 ? [plain.join(", ")] : []), ...also].join("; ");
}

/** Scales are listed behind one word. */
function together(labels: readonly string[]): string {
  const scale = /^at scale (.*)$/;
  const scales = labels.flatMap((label) => scale.exec(label)?.[1] ?? []);
  const others = labels.filter((label) => !scale.test(label));
  const word = scales.length === 1 ? "scale" : "scales";
  return [...(scales.length > 0 ? [`at ${word} ${scales.join(", ")}`] : []), ...others].join(", ");
}
