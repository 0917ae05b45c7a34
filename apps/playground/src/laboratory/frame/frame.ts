import { toRows } from "@adjoint/matrix";
import { confusionMatrix } from "@adjoint/training";
import type { Frame, PointCloud, Series, View } from "../protocol.js";
import { fingerprint } from "../run/fingerprint.js";
import type { Moment } from "../run/history.js";
import type { Run } from "../run/run.js";
import { arrowsOf } from "./arrows.js";
import { bendOf } from "./bend.js";
import { cloudOf } from "./cloud.js";
import { digitOf } from "./digit.js";
import { otherOf } from "./other.js";
import { pictureOf } from "./picture-of.js";
import { planeGrid } from "./plane-grid.js";
import { unitMaps } from "./unit-maps.js";
import { windowOfRun } from "./window.js";

/** Cells on a side of the map of a unit. */
const UNIT_CELLS = 20;

/** Everything that the page shows of a run as it is now. */
export function frameOf(run: Run, { arrows, bend, digit }: View, other?: Run): Frame {
  const { network, stages, sizes, data, fresh, isRegression } = run.experiment;
  const window = windowOfRun(run);
  const isPlane = data.x.columns === 2;
  const isImage = data.x.columns > 2;
  const seen = isImage ? digitOf(run.experiment, digit ?? { sample: 0 }) : undefined;
  const grid = (cells: number) => planeGrid(cells, window, data.x.dtype, data.x.columns);
  return {
    step: run.step(),
    epoch: run.epoch(),
    ...run.measure(),
    divergence: run.divergence(),
    reachedGoal: run.reachedGoal(),
    fingerprint: fingerprint(network.parameters),
    isGiven: run.isGiven,
    points: isImage ? NO_POINTS : cloudOf(data),
    testPoints: isImage ? NO_POINTS : cloudOf(fresh),
    digit: seen,
    window,
    isRegression,
    ...pictureOf(run.experiment, window),
    sizes,
    unitMaps: seen ? seen.units : unitMaps(stages, grid(UNIT_CELLS)),
    unitCells: UNIT_CELLS,
    weights: stages.map(({ dense }) => Float32Array.from(dense.parameters[0].value.data)),
    biases: stages.map(({ dense }) => Float32Array.from(dense.parameters[1].value.data)),
    arrows: arrows && isPlane ? arrowsOf(run.experiment) : new Float32Array(),
    bend: isPlane
      ? bendOf(stages, data.x, window, bend ?? { layer: stages.length - 1 })
      : undefined,
    confusion: isRegression ? [] : toRows(confusionMatrix(network(fresh.x).output, fresh.y)),
    history: seriesOf(run.history.moments(), stages.length),
    other: other && otherOf(other),
  };
}

/** Images are no points of a plane. */
const NO_POINTS: PointCloud = {
  places: new Float32Array(),
  labels: new Uint8Array(),
  values: new Float32Array(),
};

/** The buffers of a frame that go over to the page, and are not copied. */
export function buffersOf(frame: Frame): ArrayBuffer[] {
  const { plane, curve, bend, digit, unitMaps: maps, weights, biases, history } = frame;
  const arrays = [
    ...(digit ? [] : [frame.points.places, frame.points.labels]),
    ...(digit ? [] : [frame.testPoints.places, frame.testPoints.labels]),
    ...(plane && "labels" in plane ? [plane.labels, plane.certainty] : []),
    ...(plane && "values" in plane ? [plane.values] : []),
    ...(curve ? [curve.xs, curve.ys] : []),
    ...(bend ? [bend.grid, bend.points] : []),
    frame.arrows,
    ...maps.flat(),
    ...[...weights, ...biases],
    ...[history.steps, history.trainingLoss, history.testLoss],
    ...[history.trainingAccuracy, history.testAccuracy, ...history.gradients],
  ];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}

function seriesOf(moments: readonly Moment[], layers: number): Series {
  const column = (get: (moment: Moment) => number) => Float32Array.from(moments, get);
  return {
    steps: Float64Array.from(moments, ({ step }) => step),
    trainingLoss: column(({ training }) => training.loss),
    testLoss: column(({ test }) => test.loss),
    trainingAccuracy: column(({ training }) => training.accuracy),
    testAccuracy: column(({ test }) => test.accuracy),
    gradients: Array.from({ length: layers }, (_, i) => column(({ gradients }) => gradients[i]!)),
  };
}
