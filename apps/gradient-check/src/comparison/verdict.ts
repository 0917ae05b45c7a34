import { formatRatio } from "../report/format-numbers.js";
import type { CaseResult, SpeedPoint, WayResult } from "./types.js";
import { WAY_LABELS, type WayName } from "./ways.js";

/** Ways agree where their largest relative difference from the exact gradient is below this. */
const AGREEMENT = { float64: 1e-9, float32: 1e-4 } as const;

/** Whether a way gave the exact gradient, up to rounding. */
function agrees({ nonFinite, relative }: WayResult, dtype: keyof typeof AGREEMENT): boolean {
  return nonFinite === 0 && relative <= AGREEMENT[dtype];
}

/** What the comparison shows, in sentences. */
export function verdictOf(
  cases: readonly CaseResult[],
  speeds: readonly SpeedPoint[],
  dtype: keyof typeof AGREEMENT,
): readonly string[] {
  return [
    agreement(cases, dtype),
    fusedAlone(cases, dtype),
    clipping(cases, dtype),
    overflow(cases),
    softLabels(cases),
    ...speed(speeds),
    numericalLimits(cases, dtype),
  ].filter((sentence) => sentence !== "");
}

const way = ({ ways }: CaseResult, name: WayName) => ways.find((each) => each.way === name)!;

function agreement(cases: readonly CaseResult[], dtype: keyof typeof AGREEMENT): string {
  const analytic = ["fused", "jacobian", "vectorised"] as const;
  const agreed = cases.filter((each) => analytic.every((name) => agrees(way(each, name), dtype)));
  const ulp = Math.max(...agreed.flatMap((each) => analytic.map((name) => way(each, name).ulp)));
  if (agreed.length === 0) return "";
  const notebook = agreed.some(({ name }) => name === "notebook")
    ? ", the notebook's among them"
    : "";
  return `Fused and both separate ways agree on ${agreed.length} of ${cases.length} inputs${notebook}: each within ${Math.ceil(ulp)} units in the last place of 50-digit arithmetic.`;
}

function fusedAlone(cases: readonly CaseResult[], dtype: keyof typeof AGREEMENT): string {
  const wrong = cases.filter((each) => !agrees(way(each, "fused"), dtype));
  const worst = Math.max(...cases.map((each) => way(each, "fused").relative));
  if (wrong.length > 0) return `Fused is off on ${names(wrong)}.`;
  return `Fused is right on every input; its largest relative difference is ${worst.toExponential(1)}.`;
}

function clipping(cases: readonly CaseResult[], dtype: keyof typeof AGREEMENT): string {
  const broken = cases.filter(
    (each) =>
      each.clippedRows > 0 &&
      (!agrees(way(each, "jacobian"), dtype) || !agrees(way(each, "vectorised"), dtype)),
  );
  if (broken.length === 0) return "";
  return `Clipping breaks the separate ways on ${names(broken)}: a probability outside of [1e-7, 1 - 1e-7] costs the same whatever the logits are, so its gradient is 0 where the true one is not.`;
}

function overflow(cases: readonly CaseResult[]): string {
  const broken = cases.filter((each) => way(each, "unclipped").nonFinite > 0);
  if (broken.length === 0) return "";
  return `Without clipping the separate way overflows on ${names(broken)}: the probability of the label is 0 or nearly so, 1 / p is infinite, and softmax's backward makes NaN of infinity minus infinity.`;
}

function softLabels(cases: readonly CaseResult[]): string {
  const soft = cases.filter(({ argmax }) => argmax !== undefined && argmax.relative > 0.01);
  if (soft.length === 0) return "";
  const worst = Math.max(...soft.map(({ argmax }) => argmax!.absolute));
  return `A fused backward that takes the largest soft label for the label, as the notebook's does, is off by up to ${worst.toExponential(1)} on ${names(soft)}: it drops the rest of the distribution.`;
}

function speed(speeds: readonly SpeedPoint[]): readonly string[] {
  return (["jacobian", "vectorised"] as const).flatMap((name) => {
    const ratios = ratiosOf(speeds, name);
    if (ratios.length === 0) return [];
    const [first, last] = [ratios[0]!, ratios[ratios.length - 1]!];
    const all = ratios.map(({ ratio }) => ratio);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    if (name === "vectorised") {
      const slower = low < 1 ? "; below 1, it is slower" : "";
      return `Against the ${WAY_LABELS.vectorised} way, which never writes a Jacobian, fusing is ${formatRatio(low)} to ${formatRatio(high)} times as fast${slower}.`;
    }
    return `Against the ${WAY_LABELS.jacobian} way, fusing is ${formatRatio(first.ratio)} times as fast for ${first.classes} classes and ${formatRatio(last.ratio)} times for ${last.classes}: the Jacobians are classes² numbers a row.`;
  });
}

function ratiosOf(speeds: readonly SpeedPoint[], name: WayName) {
  return speeds
    .filter((point) => point.way === name)
    .map(({ classes, microseconds }) => {
      const fused = speeds.find((point) => point.way === "fused" && point.classes === classes)!;
      return { classes, ratio: microseconds / fused.microseconds };
    });
}

function numericalLimits(cases: readonly CaseResult[], dtype: keyof typeof AGREEMENT): string {
  const off = cases.filter((each) => !agrees(way(each, "numerical"), dtype));
  if (off.length === 0) return "";
  const worst = Math.max(...off.map((each) => way(each, "numerical").absolute));
  return `Central differences confirm, and are no reference: they differ by up to ${worst.toExponential(1)}, which is much beside the smallest entries.`;
}

function names(cases: readonly CaseResult[]): string {
  return cases.map(({ name }) => `"${name}"`).join(", ");
}
