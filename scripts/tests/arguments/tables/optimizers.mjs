import { full } from "@adjoint/matrix";
import * as optimizers from "@adjoint/optimizers";
import {
  allocator,
  argument,
  boolean,
  count,
  list,
  number,
  options,
  share,
  word,
} from "../kinds.mjs";

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

const initial = share(1);
const final = share(0);
/** Of at least 1. */
const steps = count(10);
const growth = count(2);

/** Rows of a schedule, and of what makes it. */
const schedule = (name, make, required, others = {}) => {
  const kind = options(required, others);
  return { [name]: [make, kind], [`${name}, as a schedule`]: [make(kind.valid()), count(2)] };
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
  clipGradientNorm: [optimizers.clipGradientNorm, parameters, share(1)],
  clipGradientValue: [optimizers.clipGradientValue, parameters, share(1)],
  ...schedule("cosineDecay", optimizers.cosineDecay, { initial, steps: share(10) }, { final }),
  ...schedule("cosineRestarts", optimizers.cosineRestarts, { initial, steps }, { growth, final }),
  ...schedule("exponentialDecay", optimizers.exponentialDecay, { initial, factor: share(0.5) }),
  ...schedule("inverseTimeDecay", optimizers.inverseTimeDecay, { initial, decay: share(0.5) }),
  ...schedule("linearWarmup", optimizers.linearWarmup, { steps, schedule: rate }, { initial }),
  ...schedule("multiStepDecay", optimizers.multiStepDecay, {
    initial,
    factor: share(0.5),
    milestones: list(1, 3),
  }),
  ...schedule(
    "oneCycle",
    optimizers.oneCycle,
    { maximum: share(1), steps },
    {
      warmupShare: argument(() => 0.3, "0.5"),
      initialDivisor: argument(() => 25, "3"),
      finalDivisor: argument(() => 1e4, "3"),
      annealing: word("linear"),
      threePhase: boolean(true),
    },
  ),
  ...schedule(
    "polynomialDecay",
    optimizers.polynomialDecay,
    { initial, steps: share(10) },
    { power: share(2), final },
  ),
  ...schedule(
    "reduceOnPlateau",
    optimizers.reduceOnPlateau,
    { initial },
    {
      factor: argument(() => 0.1, "0.5"),
      patience: count(2),
      mode: word("max"),
      threshold: share(0.1),
      thresholdMode: word("absolute"),
      cooldown: count(1),
      minimum: share(0),
      epsilon: share(0),
    },
  ),
  "reduceOnPlateau.observe": [optimizers.reduceOnPlateau({ initial: 1 }).observe, number(1)],
  "reduceOnPlateau.restore": [
    optimizers.reduceOnPlateau({ initial: 1 }).restore,
    options({
      rate: share(1),
      best: argument(() => 2, "null", ...number(2).passes),
      waited: count(1),
      cooldown: count(0),
    }),
  ],
  ...schedule("stepDecay", optimizers.stepDecay, { initial, factor: share(0.5), every: steps }),
};

export const exempt = {};
