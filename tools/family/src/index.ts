export { ACTIVATIONS, MISSING_ACTIVATIONS } from "./activations.js";
export { GRADIENT_CASES } from "./gradient-cases.js";
export { drawFor } from "./gradients/draw-for.js";
export type { Draw, GradientCase, Subject } from "./gradients/types.js";
export { INITIALIZERS, type Initializer, type InitializerMember } from "./initializers.js";
export { LAYERS, MISSING_LAYERS } from "./layers.js";
export {
  type AnyLoss,
  type Comparison,
  LOSSES,
  type LossMember,
  MISSING_LOSSES,
  type PredictionKind,
  type TargetKind,
} from "./losses.js";
export {
  type MakeOptimizer,
  MISSING_OPTIMIZERS,
  OPTIMIZERS,
  type OptimizerMember,
  SCHEDULES,
  type ScheduleMember,
} from "./optimizers.js";
export type { MakeOp, OpMember, Place, Shape } from "./types.js";
