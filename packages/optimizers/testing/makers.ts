import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  type LearningRate,
  lion,
  nadam,
  type Optimizer,
  radam,
  rmsprop,
  type SharedOptions,
  sgd,
} from "../src/index.js";

/** What every optimizer takes. */
interface Settings {
  readonly learningRate?: LearningRate;
  readonly weightDecay?: number;
  /** But for sgd and lion. */
  readonly epsilon?: number;
}

type Make = (given?: Settings & SharedOptions<Settings>) => Optimizer;

/** Every optimizer in every way that it moves, under a name in the manner of the fixtures. */
export const MAKERS: Readonly<Record<string, Make>> = {
  sgd: (given) => sgd({ learningRate: 0.1, ...given }),
  sgd_momentum: (given) => sgd({ learningRate: 0.1, momentum: 0.9, ...given }),
  sgd_nesterov: (given) => sgd({ learningRate: 0.1, momentum: 0.9, nesterov: true, ...given }),
  sgd_weight_decay: (given) => sgd({ learningRate: 0.1, weightDecay: 0.01, ...given }),
  sgd_dampening: (given) => sgd({ learningRate: 0.05, momentum: 0.9, dampening: 0.3, ...given }),
  adagrad: (given) => adagrad({ learningRate: 0.1, ...given }),
  adagrad_decay: (given) => adagrad({ learningRate: 0.1, learningRateDecay: 0.05, ...given }),
  adadelta: (given) => adadelta({ learningRate: 0.7, rho: 0.8, ...given }),
  rmsprop: (given) => rmsprop({ learningRate: 0.01, ...given }),
  rmsprop_centered_momentum: (given) =>
    rmsprop({ learningRate: 0.02, centered: true, momentum: 0.5, weightDecay: 0.01, ...given }),
  adam: (given) => adam({ learningRate: 0.01, ...given }),
  adam_amsgrad: (given) => adam({ learningRate: 0.01, amsgrad: true, ...given }),
  adam_weight_decay: (given) => adam({ learningRate: 0.02, weightDecay: 0.1, ...given }),
  adamw: (given) => adamW({ learningRate: 0.01, weightDecay: 0.05, ...given }),
  adamw_amsgrad: (given) =>
    adamW({ learningRate: 0.02, weightDecay: 0.1, amsgrad: true, ...given }),
  nadam: (given) => nadam({ learningRate: 0.01, ...given }),
  radam: (given) => radam({ learningRate: 0.02, ...given }),
  adamax: (given) => adamax({ learningRate: 0.02, ...given }),
  lion: (given) => lion({ learningRate: 0.02, weightDecay: 0.1, ...given }),
};
