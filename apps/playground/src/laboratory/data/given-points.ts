import { type Dataset, type RegressionDataset, split } from "@adjoint/datasets";
import type { GivenPoints, GivenValues } from "@adjoint/experiment";
import { type DType, generate } from "@adjoint/matrix";
import { type RandomState, randomState } from "@adjoint/random";
import type { LabSettings } from "../settings/lab-settings.js";
import { classesOf, type OwnPoint, pointsOfText } from "./own-points.js";
import { parseRule } from "./rule/parse-rule.js";
import { ruleFunction } from "./rule/rule-function.js";

/** So many places are looked at for each point, where the rule has no value at most of them. */
const MOST_TRIES = 50;
const NO_VALUES = "the rule has no value almost anywhere on the plane";

/** What gives the points that the settings carry themselves; undefined where a figure draws them. */
export function giverOf(settings: LabSettings): ((random: RandomState) => GivenPoints) | undefined {
  if (settings.data === "own") return () => ownPoints(settings);
  return settings.data === "rule" ? (random) => rulePoints(settings, random) : undefined;
}

/** A person's points, some of them for testing: of each class the same share, where there are enough. */
function ownPoints({ own, testShare, seed, dtype }: LabSettings): GivenPoints {
  const points = pointsOfText(own) ?? [];
  if (points.length < 2) throw new Error("fewer than two points");
  const all = datasetOf(points, dtype);
  const counts = new Array<number>(all.classes).fill(0);
  for (const { label } of points) counts[label]! += 1;
  const used = counts.filter((count) => count > 0);
  const tests = Math.ceil(testShare * points.length);
  const random = randomState(seed);
  const canStratify =
    used.every((count) => count > 1) && Math.min(tests, points.length - tests) >= used.length;
  const test = Math.min(testShare, 1 - 1 / points.length);
  const { train: data, test: fresh } = split(all, { test, random, stratify: canStratify });
  return { data, fresh };
}

function datasetOf(points: readonly OwnPoint[], dtype: DType): Dataset {
  return {
    x: generate(points.length, 2, (i, j) => (j === 0 ? points[i]!.x : points[i]!.y), dtype),
    y: Int32Array.from(points, ({ label }) => label),
    classes: classesOf(points),
  };
}

/** What gives points anywhere on the plane with the value that a rule has there, and noise. */
export function surfaceOf(settings: LabSettings): () => GivenValues {
  const f = functionOf(settings.rule);
  const { points, noise, dtype, seed, testShare } = settings;
  const drawn = (from: RandomState, samples: number): RegressionDataset => {
    const places = new Float64Array(2 * samples);
    const values = new Float64Array(samples);
    let tries = 0;
    for (let i = 0; i < samples; tries++) {
      if (tries > MOST_TRIES * samples) throw new Error(NO_VALUES);
      const [x, y] = [from.uniform(-1, 1), from.uniform(-1, 1)];
      const value = f(x, y);
      // Where the rule has no value there is nothing to learn.
      if (!Number.isFinite(value)) continue;
      places.set([x, y], 2 * i);
      values[i] = value;
      i += 1;
    }
    return {
      x: generate(samples, 2, (i, j) => places[2 * i + j]!, dtype),
      y: generate(samples, 1, (i) => values[i]! + noise * from.normal(), dtype),
    };
  };
  const tests = Math.max(1, Math.round((points * testShare) / (1 - testShare)));
  // From streams of their own: how often they draw depends on the rule.
  return () => ({
    data: drawn(randomState((seed + 2) % 2 ** 32), points),
    fresh: drawn(randomState((seed + 1) % 2 ** 32), tests),
  });
}

function functionOf(rule: string): (x: number, y: number) => number {
  const read = parseRule(rule);
  if (!("tree" in read)) throw new Error(`the rule cannot be read: ${rule}`);
  return ruleFunction(read.tree);
}

/** Points anywhere on the plane, of the second class where the rule is above 0. Noise moves them afterwards. */
function rulePoints(settings: LabSettings, random: RandomState): GivenPoints {
  const f = functionOf(settings.rule);
  const { points, noise, dtype, seed, testShare } = settings;
  const drawn = (from: RandomState, samples: number): Dataset => {
    const x = generate(samples, 2, () => from.uniform(-1, 1), "float64");
    const y = Int32Array.from({ length: samples }, (_, i) =>
      Number(f(x.data[2 * i]!, x.data[2 * i + 1]!) > 0),
    );
    const moved = generate(samples, 2, (i, j) => x.data[2 * i + j]! + noise * from.normal(), dtype);
    return { x: moved, y, classes: 2 };
  };
  const samples = 2 * points;
  const tests = Math.max(1, Math.round((samples * testShare) / (1 - testShare)));
  return {
    data: drawn(random, samples),
    fresh: drawn(randomState((seed + 1) % 2 ** 32), tests),
  };
}
