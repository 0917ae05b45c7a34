import { ACTIVATIONS, INITIALIZERS, type MakeOp } from "@adjoint/family";
import { conv2d, type DenseLayer, dense, dropout, flatten, maxPool2d } from "@adjoint/layers";
import { type Layer, type Op, sequential } from "@adjoint/pass";
import type { RandomState } from "@adjoint/random";
import { member } from "./choices.js";
import { hiddenOp } from "./hidden-op.js";
import { penaltyOf } from "./penalty.js";
import type { TrainingSettings } from "./settings.js";

/** A dense layer and what follows it. */
export interface Stage {
  readonly dense: DenseLayer;
  /** The activation; of the last layer what its loss needs, which may be nothing. */
  readonly after: Op | undefined;
}

/** What goes into a network, what comes out, and what its loss needs after the last layer. */
export interface Ends {
  readonly inputs: number;
  readonly outputs: number;
  readonly output: MakeOp | undefined;
}

/** Dense layers, the activation after all but the last. */
export function denseNetwork(
  settings: TrainingSettings,
  { inputs, outputs, output }: Ends,
  random: RandomState,
) {
  const { hidden, activation, initializer, dtype } = settings;
  const sizes = [inputs, ...hidden, outputs];
  const after = hiddenOp(settings, member(ACTIVATIONS, activation).make);
  const { initializer: weights } = member(INITIALIZERS, initializer);
  const stages = sizes.slice(1).map((columns, i): Stage => {
    const layer = dense(sizes[i]!, columns, { random, weights, dtype });
    const make = i === hidden.length ? output : after;
    return { dense: layer, after: make?.({ columns, dtype, random }) };
  });
  const network = sequential(...stages.flatMap((s) => (s.after ? [s.dense, s.after] : [s.dense])));
  const penalty = penaltyOf(
    settings,
    stages.map((stage) => stage.dense),
  );
  return { network, stages, sizes, penalty, form: sizes.join("-") };
}

/** Channels of the two convolutions. */
const CHANNELS = [16, 32] as const;

/** Two convolutions, a pool, and a dense layer that sees half of what is left in each step. */
export function convNetwork(
  { activation, initializer, dtype }: TrainingSettings,
  side: number,
  { outputs, output }: Omit<Ends, "inputs">,
  random: RandomState,
) {
  const { make } = member(ACTIVATIONS, activation);
  const { initializer: weights } = member(INITIALIZERS, initializer);
  const options = { kernelSize: 3, padding: 1, random, weights, dtype };
  const first = conv2d({ channels: 1, height: side, width: side }, CHANNELS[0], options);
  const second = conv2d(first.outputShape, CHANNELS[1], options);
  const pool = maxPool2d(second.outputShape, { kernelSize: 2 });
  const flat = flatten(pool.outputShape);
  const after = (columns: number) => make({ columns, dtype, random });
  const area = side * side;
  const layers = [
    first,
    after(CHANNELS[0] * area),
    second,
    after(CHANNELS[1] * area),
    pool,
    flat,
    dropout({ p: 0.5 }),
    dense(flat.outputShape, outputs, { random, weights, dtype }),
    ...(output ? [output({ columns: outputs, dtype, random })] : []),
  ];
  const form = `conv ${CHANNELS[0]}, conv ${CHANNELS[1]}, pool, dense ${outputs}`;
  return { network: sequential(...layers) as Layer, form };
}

/** The numbers that a network learns. */
export function parameterCountOf({ parameters }: Layer): number {
  return parameters.reduce((sum, { value }) => sum + value.data.length, 0);
}
