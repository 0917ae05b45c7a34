import {
  ACTIVATIONS,
  INITIALIZERS,
  LOSSES,
  OPTIMIZERS,
  type OpMember,
  type PredictionKind,
} from "@adjoint/family";
import { zeros } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";

/** The op that turns a network's outputs into predictions of a kind; numbers need none. */
const OUTPUTS: Readonly<Record<Exclude<PredictionKind, "numbers">, string>> = {
  probabilities: "softmax",
  "log-probabilities": "logSoftmax",
  shares: "sigmoid",
  positive: "softplus",
};

/** Activations for hidden layers: what gives as many columns as it takes. */
export const ACTIVATION_NAMES: readonly string[] = ACTIVATIONS.filter(keepsColumns).map(nameOf);

/** Losses that compare the outputs of a network with its targets. */
export const LOSS_NAMES: readonly string[] = LOSSES.filter(
  ({ comparison }) => comparison && hasOutput(comparison.predictions),
)
  .map(nameOf)
  .sort();

export const OPTIMIZER_NAMES: readonly string[] = OPTIMIZERS.map(nameOf);
export const INITIALIZER_NAMES: readonly string[] = INITIALIZERS.map(nameOf);

/** Optimizers that take a momentum. */
export const MOMENTUM_NAMES: readonly string[] = OPTIMIZERS.filter(({ make }) => {
  try {
    make({ learningRate: 1, ...{ momentum: 0.5 } });
    return true;
  } catch {
    return false;
  }
}).map(nameOf);

/** The op that a loss of such predictions needs after the last layer. */
export function outputFor(kind: PredictionKind): OpMember | undefined {
  return kind === "numbers" ? undefined : member(ACTIVATIONS, OUTPUTS[kind]);
}

/** The member of that name, which is one of the choices. */
export function member<Member extends { readonly name: string }>(
  members: readonly Member[],
  name: string,
): Member {
  return members.find((each) => each.name === name)!;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function keepsColumns({ make }: OpMember): boolean {
  const op = make({ columns: 4, dtype: "float64", random: randomState(0) });
  return op(zeros(1, 4)).output.columns === 4;
}

function hasOutput(kind: PredictionKind): boolean {
  return kind === "numbers" || ACTIVATIONS.some(({ name }) => name === OUTPUTS[kind]);
}
