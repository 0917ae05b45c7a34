import { full } from "@adjoint/matrix";
import * as optimizers from "@adjoint/optimizers";
import { allocator, argument, boolean, count, options, share } from "../kinds.mjs";

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

/** Functions of `@adjoint/optimizers` and of what they make, and the kinds of their arguments. */
export const rows = {
  adam: [
    optimizers.adam,
    options(
      {},
      {
        learningRate: rate,
        beta1: half,
        beta2: half,
        epsilon: share(0.1),
        weightDecay: share(0.1),
        amsgrad: boolean(true),
        allocate: allocator,
      },
    ),
  ],
  "adam.step": [optimizers.adam().step, parameters],
  "adam.state": [optimizers.adam().state, parameters],
  "adam.restore": [optimizers.adam().restore, parameters, stateOf(() => optimizers.adam())],
  sgd: [
    optimizers.sgd,
    options(
      { learningRate: rate },
      {
        momentum: share(0.9),
        dampening: argument(() => 0, "3", "0.5", "-1"),
        nesterov: boolean(false),
        weightDecay: share(0.1),
        allocate: allocator,
      },
    ),
  ],
  "sgd.step": [optimizers.sgd({ learningRate: 1 }).step, parameters],
  "sgd.state": [optimizers.sgd({ learningRate: 1 }).state, parameters],
  "sgd.restore": [
    optimizers.sgd({ learningRate: 1, momentum: 0.5 }).restore,
    parameters,
    stateOf(() => optimizers.sgd({ learningRate: 1, momentum: 0.5 })),
  ],
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
