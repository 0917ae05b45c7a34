import { figureOf, medianOf, type Section } from "./results.js";

/** What is aimed at, and what was found. */
export interface Target {
  /** Stable: explanations are keyed by it. */
  readonly name: string;
  /** The aim in words, with its number. */
  readonly aim: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** The number to compare, where it was measured. */
  readonly measure: (sections: readonly Section[]) => number | undefined;
  /** Of the number: "times", "ns", "%", "ms", "KB". */
  readonly unit: string;
}

/** A target with its verdict. */
export interface Verdict {
  readonly name: string;
  readonly aim: string;
  readonly found: number | undefined;
  readonly unit: string;
  readonly met: "met" | "missed" | "not measured";
}

const OURS = "adjoint";
const KILOBYTE = 1024;

/** How many times as long as ours another takes. */
const timesFaster =
  (section: string, name: string, other: string): Target["measure"] =>
  (sections) => {
    const [mine, theirs] = [OURS, other].map((who) => medianOf(sections, section, name, who));
    return mine === undefined || theirs === undefined ? undefined : theirs / mine;
  };

const scaled =
  (measure: Target["measure"], factor: number): Target["measure"] =>
  (sections) => {
    const value = measure(sections);
    return value === undefined ? undefined : value * factor;
  };

const STEP = "spiral 2-64-3 float32, fresh";

function stepTarget(other: string, times: number): Target {
  return {
    name: `step against ${other}`,
    aim: `the spiral's step in float32 takes ${other} at least ${times} times as long`,
    atLeast: times,
    measure: timesFaster("step", STEP, other),
    unit: "times",
  };
}

function productTarget(size: number, other: string, times: number): Target {
  const aim = times === 1 ? "as long" : `${times} times as long`;
  return {
    name: `product of ${size} against ${other}`,
    aim: `a product of ${size} x ${size} takes ${other} at least ${aim}`,
    atLeast: times,
    measure: timesFaster("product", `${size} x ${size} float32`, other),
    unit: "times",
  };
}

function convolutionTarget(what: "step" | "forward", other: string): Target {
  return {
    name: `${what} of convolutions against ${other}`,
    aim: `the ${what} of a network of convolutions takes ${other} at least as long`,
    atLeast: 1,
    measure: timesFaster("convolution", `8 and 16 filters float32, ${what}`, other),
    unit: "times",
  };
}

/** All targets, in the order of the report. */
export const TARGETS: readonly Target[] = [
  stepTarget("numpy", 5),
  stepTarget("torch", 8),
  stepTarget("tfjs-wasm", 20),
  stepTarget("jax-js", 20),
  convolutionTarget("step", "jax-js"),
  convolutionTarget("forward", "jax-js"),
  convolutionTarget("forward", "tfjs-wasm"),
  ...[8, 24].flatMap((n) => ["tfjs-wasm", "jax-js"].map((other) => productTarget(n, other, 5))),
  ...[64, 256, 1024].flatMap((n) =>
    ["tfjs-wasm", "jax-js"].map((other) => productTarget(n, other, 1)),
  ),
  {
    name: "product at the ceiling",
    aim: "a product of 256 x 256 float32 reaches 85% of the ceiling",
    atLeast: 85,
    measure: (sections) => figureOf(sections, "product", "share of the ceiling, 256 x 256 float32"),
    unit: "%",
  },
  {
    name: "fused loss against torch",
    aim: "cross_entropy, forward and backward, takes torch at least 2.5 times as long at 1024 x 1000",
    atLeast: 2.5,
    measure: timesFaster("loss", "1024 x 1000 float32", "torch"),
    unit: "times",
  },
  {
    name: "fused loss an element",
    aim: "the fused loss with its gradient takes at most 1.5 ns an element at 1024 x 1000",
    atMost: 1.5,
    measure: scaled(
      (sections) => medianOf(sections, "loss", "1024 x 1000 float32", OURS),
      1e9 / (1024 * 1000),
    ),
    unit: "ns",
  },
  {
    name: "first result",
    aim: "the first result is there within 30 ms of the import",
    atMost: 30,
    measure: scaled(
      (sections) => medianOf(sections, "startup", "a 64 x 64 product and its loss", OURS),
      1000,
    ),
    unit: "ms",
  },
  {
    name: "bytes of the fused loss",
    aim: "@adjoint/softmax-loss with all it imports is under 8 KB gzipped",
    atMost: 8,
    measure: scaled(
      (sections) => figureOf(sections, "bytes", "@adjoint/softmax-loss, gzipped"),
      1 / KILOBYTE,
    ),
    unit: "KB",
  },
  {
    name: "bytes of all packages",
    aim: "all packages together are under 30 KB gzipped",
    atMost: 30,
    measure: scaled(
      (sections) => figureOf(sections, "bytes", "all packages together, gzipped"),
      1 / KILOBYTE,
    ),
    unit: "KB",
  },
];

/** Compares each target with what was measured. */
export function judge(
  sections: readonly Section[],
  targets: readonly Target[] = TARGETS,
): readonly Verdict[] {
  return targets.map(({ name, aim, atLeast, atMost, measure, unit }) => {
    const found = measure(sections);
    if (found === undefined) return { name, aim, found, unit, met: "not measured" };
    const met =
      found >= (atLeast ?? Number.NEGATIVE_INFINITY) &&
      found <= (atMost ?? Number.POSITIVE_INFINITY);
    return { name, aim, found, unit, met: met ? "met" : "missed" };
  });
}
