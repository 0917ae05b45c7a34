import type { Allocate, Matrix } from "@adjoint/matrix";
import { allocateApart, allocateFresh, assertSameShape } from "@adjoint/matrix/kit";
import { assertInput, type Context, type Layer, type Pass } from "@adjoint/pass";
import { assertChannels, type Channels, readChannels } from "../channels.js";
import { assertLayerInput } from "../layer-options.js";
import { makeLayer } from "../make-layer.js";
import { type Affine, makeAffine } from "./affine.js";
import type { readNormalization } from "./options.js";
import { type Runs, standardize, standardizeBackward } from "./standardize.js";

/** What is standardized of each row. */
interface Normalized {
  readonly shape: Channels;
  /** How many runs of equal length a row is. */
  readonly groups: number;
  /** Whether means are taken away, and biases added. */
  readonly centered: boolean;
}

/** A layer that standardizes runs of each row, with a gain and perhaps a bias for each channel. */
export function runsLayer(
  functionName: string,
  { shape, groups, centered }: Normalized,
  { epsilon, affine: learned, dtype, home }: ReturnType<typeof readNormalization>,
): Layer {
  const { channels, size } = readChannels(functionName, shape);
  const made = { functionName, channels, size, biased: centered, dtype, home };
  const affine = learned ? makeAffine(made) : undefined;
  const parameters = affine?.parameters ?? [];
  const runs = { length: (channels / groups) * size, epsilon, centered };
  return makeLayer(
    functionName,
    (x, context) => {
      const [gains] = parameters;
      if (gains) assertLayerInput(functionName, x, context, "gains", gains.value);
      else assertInput(functionName, x, context);
      assertChannels(functionName, x, shape);
      return forward(functionName, x, runs, affine, context);
    },
    { parameters },
  );
}

function forward(
  functionName: string,
  x: Matrix,
  runs: Runs,
  affine: Affine | undefined,
  context: Context | undefined,
): Pass<Matrix> {
  const backwardName = `${functionName}.backward`;
  const given = context?.allocate ?? allocateFresh;
  const allocate = allocateApart(functionName, given, [x]);
  const standardized = standardize(x, runs, allocate);
  const { normalized, inverse } = standardized;
  const output = affine ? affine.forward(normalized, allocate) : normalized;
  const apart = (dOutput: Matrix): Allocate => {
    assertSameShape(backwardName, "dOutput", dOutput, "output", output);
    return allocateApart(backwardName, given, [dOutput, normalized, inverse]);
  };
  const toParameters = (dOutput: Matrix): void => {
    const room = apart(dOutput);
    affine?.toParameters(dOutput, normalized, room);
  };
  const backward = (dOutput: Matrix): Matrix => {
    const room = apart(dOutput);
    affine?.toParameters(dOutput, normalized, room);
    const dNormalized = affine ? affine.backward(dOutput, room) : dOutput;
    const { rows, columns, dtype } = x;
    const dInput = affine ? dNormalized : room(rows, columns, dtype);
    standardizeBackward(standardized, dNormalized, dInput, runs, room);
    return dInput;
  };
  return { output, backward: Object.assign(backward, { toParameters }) };
}
