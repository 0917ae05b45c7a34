import {
  CURVE_NAMES,
  type Experiment,
  experiment,
  type Points,
  type RegressionExperiment,
  regressionExperiment,
} from "@adjoint/experiment";
import { digitsGiver } from "../data/digits/digit-points.js";
import type { Loaded } from "../data/digits/loaded.js";
import { giverOf, surfaceOf } from "../data/given-points.js";
import { DIGITS, type LabSettings, SURFACE } from "../settings/lab-settings.js";

/** What the settings describe. */
export interface LabExperiment extends Experiment {
  /** Whether numbers are learned, and no classes: the targets are then a matrix of one column. */
  readonly isRegression: boolean;
  /** Whether its points are on the plane from -1 to 1 that a person works on. */
  readonly hasOwnPlane: boolean;
}

export function labExperiment(settings: LabSettings, loaded: Loaded): LabExperiment {
  const { data } = settings;
  if (isRegression(data)) {
    const give = data === SURFACE ? surfaceOf(settings) : undefined;
    const made = regressionExperiment({ ...settings, curve: data }, give);
    return {
      ...made,
      predictions: "numbers",
      data: pointsOf(made.data),
      fresh: pointsOf(made.fresh),
      isRegression: true,
      hasOwnPlane: data === SURFACE,
    };
  }
  if (data === DIGITS) {
    const made = experiment(settings, digitsGiver(settings, loaded));
    return { ...made, isRegression: false, hasOwnPlane: false };
  }
  const give = giverOf(settings);
  return { ...experiment(settings, give), isRegression: false, hasOwnPlane: give !== undefined };
}

/** Whether data of that name has numbers to learn, and no classes. */
function isRegression(data: string): boolean {
  return data === SURFACE || CURVE_NAMES.includes(data);
}

/** Points with numbers as points of one class. */
function pointsOf({ x, targets }: RegressionExperiment["data"]): Points {
  return { x, y: new Int32Array(x.rows), classes: 1, targets };
}
