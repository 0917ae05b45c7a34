import { full } from "@adjoint/matrix";
import * as optimizers from "@adjoint/optimizers";
import { allocator, argument, boolean, count, options, share, word } from "../kinds.mjs";

const half = argument(() => 0.5, "0.5");
const rate = argument(() => 0.1, "3", "0.5", "a function");
const parameters = argument(() => [
  { name: "weights", value: full(1, 2, 1), gradient: full(1, 2, 1) },
]);

/** An optimizer that has taken a step, and the argument that is its state then. */
const stateOf = (make) => {
  const optimizer = make();
  const given = parameters.valid();
  optimizer.step(given);
  const state = optimizer.state(given);
  return options({
    optimizer: argument(() => state.optimizer),
    steps: count(1),
    parameters: argument(() => state.parameters.slice(), "[null]"),
  });
};

const shared = {
  learningRate: rate,
  weightDecay: share(0.1),
  allocate: allocator,
  onNonFinite: word("skip"),
  groups: argument(() => [{ parameters: parameters.valid(), weightDecay: 0 }]),
};
const beta1 = half;
const beta2 = half;
const epsilon = share(0.1);
const momentum = share(0.9);

/** Every optimizer, and its options besides the shared ones. */
const OWN = {
  adadelta: [optimizers.adadelta, { rho: half, epsilon }],
  adagrad: [
    optimizers.adagrad,
    { learningRateDecay: share(0.1), initialAccumulatorValue: share(1), epsilon },
  ],
  adam: [optimizers.adam, { beta1, beta2, epsilon, amsgrad: boolean(true) }],
  adamW: [optimizers.adamW, { beta1, beta2, epsilon, amsgrad: boolean(true) }],
  adamax: [optimizers.adamax, { beta1, beta2, epsilon }],
  lion: [optimizers.lion, { beta1, beta2 }],
  nadam: [optimizers.nadam, { beta1, beta2, epsilon, momentumDecay: share(0.1) }],
  radam: [optimizers.radam, { beta1, beta2, epsilon }],
  rmsprop: [optimizers.rmsprop, { alpha: half, epsilon, momentum, centered: boolean(true) }],
};

/** Rows of an optimizer and of its methods. */
const rowsOf = (name, optimizer, kind) => {
  const make = () => optimizer(kind.valid());
  return {
    [name]: [optimizer, kind],
    [`${name}.step`]: [make().step, parameters],
    [`${name}.state`]: [make().state, parameters],
    [`${name}.restore`]: [make().restore, parameters, stateOf(make)],
  };
};

const { learningRate, ...rest } = shared;
const sgd = options(
  { learningRate },
  { ...rest, momentum, dampening: argument(() => 0, "3", "0.5", "-1"), nesterov: boolean(false) },
);

/** Functions of `@adjoint/optimizers` and of what they make, and the kinds of their arguments. */
export const rows = {
  ...rowsOf("sgd", optimizers.sgd, sgd),
  ...Object.assign(
    {},
    ...Object.entries(OWN).map(([name, [optimizer, own]]) =>
      rowsOf(name, optimizer, options({}, { ...shared, ...own })),
    ),
  ),
  cosineDecay: [
    optimizers.cosineDecay,
    options({ initial: share(1), steps: share(10) }, { final: share(0) }),
  ],
  "cosineDecay, as a schedule": [optimizers.cosineDecay({ initial: 1, steps: 9 }), count(2)],
  exponentialDecay: [optimizers.exponentialDecay, options({ initial: share(1), rate: share(0.5) })],
  "exponentialDecay, as a schedule": [
    optimizers.exponentialDecay({ initial: 1, rate: 0.5 }),
    count(2),
  ],
  inverseTimeDecay: [
    optimizers.inverseTimeDecay,
    options({ initial: share(1), decay: share(0.5) }),
  ],
  "inverseTimeDecay, as a schedule": [
    optimizers.inverseTimeDecay({ initial: 1, decay: 0.5 }),
    count(2),
  ],
};

export const exempt = {};
