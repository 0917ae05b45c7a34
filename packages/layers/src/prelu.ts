import { assertBoolean, assertFinite, assertOptions, type OptionNames } from "@adjoint/checks";
import { type Allocate, full, type Matrix } from "@adjoint/matrix";
import { allocateApart, allocateFresh, assertSameShape, broadcasting } from "@adjoint/matrix/kit";
import type { Layer, Op, Parameter } from "@adjoint/pass";
import { spreadChannels, sumChannels } from "./channel-columns.js";
import { assertChannels, type Channels, readChannels } from "./channels.js";
import { compiled } from "./generated/prelu.js";
import { assertLayerInput, LAYER, type LayerOptions, placeOf } from "./layer-options.js";
import { makeLayer } from "./make-layer.js";
import { makeParameter } from "./parameter.js";

const formulas = /* @__PURE__ */ broadcasting(
  {
    forward: { operands: ["x", "slopes"], formula: (x, slope) => (x > 0 ? x : slope * x) },
    backward: {
      operands: ["dOutput", "x", "slopes"],
      formula: (dy, x, slope) => (x > 0 ? dy : slope * dy),
    },
    slopeGradient: { operands: ["dOutput", "x"], formula: (dy, x) => (x > 0 ? 0 : x * dy) },
  },
  compiled,
);

/** How a parametric relu starts. */
export interface PreluOptions extends LayerOptions {
  /** What all slopes are at first; a finite number. @default 0.25 */
  readonly initialSlope?: number;
  /** Whether all channels share one slope. @default false */
  readonly shared?: boolean;
}

/** A parametric relu: its parameter is the slopes. */
export interface PreluLayer extends Layer {
  readonly parameters: readonly [slopes: Parameter];
}

const PRELU: OptionNames<PreluOptions> = /* @__PURE__ */ Object.assign(
  { initialSlope: "optional", shared: "optional" } as const,
  LAYER,
);

/**
 * Parametric relu: `y = x > 0 ? x : a x`, with a learned slope a for each channel, or one for all.
 * Gradient: `dx = x > 0 ? dy : a dy`, `da = Σ (x > 0 ? 0 : x dy)` over the rows and the places of a
 * channel.
 *
 * Shapes: x, y, dx, dy [batch, channels * height * width], or [batch, channels]; a [1, channels], or
 * [1, 1] where it is shared.
 * Numerics: at 0 the slope is a, as in PyTorch. `backward` reads the slopes and x as they are then.
 * Follows He et al., "Delving Deep into Rectifiers" (2015); PyTorch's `PReLU`.
 *
 * @param shape of a row: an image, or how many columns there are, each a channel
 * @param options the first slope, whether there is one alone, and what it is made of
 * @returns a layer with `parameters` [slopes]
 * @throws {TypeError} when an argument or an option is unknown or of the wrong kind
 * @throws {RangeError} when a size is not an integer of at least 1, or the first slope not finite
 * @throws {ShapeError} when x or dy has another shape than above
 * @throws {DTypeError} when x or dy is not of the layer's dtype
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { prelu } from "@adjoint/layers";
 * import { fromRows, toRows } from "@adjoint/matrix";
 *
 * const layer = prelu(2);
 * const pass = layer(fromRows([[1, -2], [-3, 4]]));
 * assert.deepEqual(toRows(pass.output), [[1, -0.5], [-0.75, 4]]);
 * assert.deepEqual(toRows(pass.backward(fromRows([[1, 1], [1, 10]]))), [[1, 0.25], [0.25, 10]]);
 * assert.deepEqual(toRows(layer.parameters[0].gradient), [[-3, -2]]);
 * ```
 */
export function prelu(shape: Channels, options: PreluOptions = {}): PreluLayer {
  const { channels, size } = readChannels("prelu", shape);
  assertOptions("prelu", options, PRELU);
  const { initialSlope = 0.25, shared = false } = options;
  assertFinite("prelu", "initialSlope", initialSlope);
  assertBoolean("prelu", "shared", shared);
  const { dtype, home } = placeOf("prelu", options);
  // One slope for all is that of one channel of all columns.
  const [count, each] = shared ? [1, channels * size] : [channels, size];
  const slopes = makeParameter("prelu", "slopes", full(1, count, initialSlope, dtype), home);
  const forward: Op = (x, context) => {
    assertLayerInput("prelu", x, context, "slopes", slopes.value);
    assertChannels("prelu", x, shape);
    const given = context?.allocate ?? allocateFresh;
    const allocate = allocateApart("prelu", given, [x]);
    const output = formulas.forward([x, spreadChannels(slopes.value, each, allocate)], allocate);
    const apart = (dOutput: Matrix): Allocate => {
      assertSameShape("prelu.backward", "dOutput", dOutput, "output", output);
      return allocateApart("prelu.backward", given, [x, dOutput]);
    };
    const writeGradient = (dOutput: Matrix, room: Allocate): void => {
      const products = formulas.slopeGradient([dOutput, x], room);
      sumChannels(products, each, slopes.gradient, room);
    };
    const backward = (dOutput: Matrix): Matrix => {
      const room = apart(dOutput);
      writeGradient(dOutput, room);
      return formulas.backward([dOutput, x, spreadChannels(slopes.value, each, room)], room);
    };
    const toParameters = (dOutput: Matrix): void => writeGradient(dOutput, apart(dOutput));
    return { output, backward: Object.assign(backward, { toParameters }) };
  };
  return makeLayer("prelu", forward, { parameters: [slopes] as const });
}
