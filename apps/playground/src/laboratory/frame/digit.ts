import { softmax } from "@adjoint/activations";
import { argmax, type Matrix, matrix } from "@adjoint/matrix";
import type { DigitSeen, DigitView } from "../protocol.js";
import type { LabExperiment } from "../run/lab-experiment.js";

const PIXELS = 64;

/** What the network reads in a drawing, or in one of the test digits. */
export function digitOf(made: LabExperiment, view: DigitView): DigitSeen {
  const { fresh, network } = made;
  const isSample = "sample" in view;
  const row = isSample ? view.sample % fresh.x.rows : 0;
  const pixels = isSample
    ? fresh.x.data.slice(PIXELS * row, PIXELS * (row + 1))
    : Float64Array.from({ length: PIXELS }, (_, i) => view.pixels[i] ?? 0);
  const image = matrix(1, PIXELS, pixels, fresh.x.dtype);
  const isInk = pixels.some((ink) => ink > 0);
  const said = argmax(network(fresh.x).output, { axis: 1 });
  return {
    pixels: Float32Array.from(pixels),
    shares: isInk ? sharesOf(made, image) : new Float32Array(),
    truth: isSample ? fresh.y[row] : undefined,
    samples: fresh.x.rows,
    misread: Uint16Array.from([...fresh.y.keys()].filter((i) => said[i] !== fresh.y[i])),
    units: unitsOf(made, image),
  };
}

/** How sure the network is of each class. */
function sharesOf({ network, predictions }: LabExperiment, image: Matrix): Float32Array {
  const { output } = network(image);
  if (predictions === "numbers") return Float32Array.from(softmax(output).output.data);
  return Float32Array.from(output.data, (value) =>
    predictions === "log-probabilities" ? Math.exp(value) : value,
  );
}

/**
 * For each layer a map of each unit, from -127 to 127: the image; the weights of the first layer, as an image;
 * of the others what they give for this image.
 */
function unitsOf({ stages }: LabExperiment, image: Matrix): readonly (readonly Int8Array[])[] {
  const layers: (readonly Int8Array[])[] = [[scaled(image.data)]];
  let x = image;
  for (const [layer, { dense, after }] of stages.entries()) {
    x = dense(x).output;
    if (after) x = after(x).output;
    const [weights] = dense.parameters;
    const { columns } = weights.value;
    layers.push(
      layer === 0
        ? Array.from({ length: columns }, (_, unit) =>
            scaled(weights.value.data.filter((__, k) => k % columns === unit)),
          )
        : [...scaled(x.data)].map((value) => Int8Array.of(value)),
    );
  }
  return layers;
}

function scaled(values: ArrayLike<number>): Int8Array {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]!));
  const factor = most > 0 && most < Number.POSITIVE_INFINITY ? 127 / most : 0;
  return Int8Array.from(values, (value) => Math.round(value * factor));
}
