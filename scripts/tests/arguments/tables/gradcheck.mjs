import * as gradcheck from "@adjoint/gradcheck";
import { fromRows, scale, zeros } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import { argument, boolean, callable, list, matrixOf, options, share, word } from "../kinds.mjs";

const double = (x) => ({ output: scale(x, 2), backward: (dOutput) => scale(dOutput, 2) });
const sum = (x) => ({
  output: x.data.reduce((total, value) => total + value, 0),
  backward: (upstream = 1) => ({ ...zeros(x.rows, x.columns), data: x.data.map(() => upstream) }),
});
const x = matrixOf(() => fromRows([[1, 2]]));
const op = callable(double);
const loss = callable(sum);
/** What it gives shows after something was drawn. */
const reference = (valid) => ({ ...callable(valid), skips: ["a function"] });
const random = argument(() => randomState(1));

const checking = {
  random,
  step: argument(() => 1e-5, "3", "0.5"),
  rtol: share(1e-6),
  atol: share(1e-9),
  mode: word("entries"),
  projections: argument(() => 2, "3"),
  entries: boolean(true),
  domain: argument(() => ({ low: 0 }), "{}", "an object of another realm"),
  simplex: boolean(false),
  wrt: argument(() => []),
  frozen: argument(() => []),
};
const ofOps = options(
  {},
  {
    ...checking,
    context: argument(() => ({ training: true }), "{}", "an object of another realm"),
    reference: reference(double),
  },
);
const ofLosses = options({}, { ...checking, reference: reference(sum) });

/** Functions of `@adjoint/gradcheck`, and the kinds of their arguments. */
export const rows = {
  checkGradient: [gradcheck.checkGradient, op, x, ofOps],
  checkLossGradient: [gradcheck.checkLossGradient, loss, x, ofLosses],
  checkNetworkGradient: [gradcheck.checkNetworkGradient, op, loss, x, ofOps],
  "checkGradient, by assertGradient": [gradcheck.assertGradient, op, x, ofOps],
  "checkLossGradient, by assertLossGradient": [gradcheck.assertLossGradient, loss, x, ofLosses],
  "checkNetworkGradient, by assertNetworkGradient": [
    gradcheck.assertNetworkGradient,
    op,
    loss,
    x,
    ofOps,
  ],
  numericalGradient: [
    gradcheck.numericalGradient,
    callable(() => 1),
    x,
    options({}, { step: argument(() => 1e-5, "3", "0.5") }),
  ],
  stepSweep: [
    gradcheck.stepSweep,
    op,
    x,
    options(
      {},
      {
        random,
        steps: list(1e-5),
        context: argument(() => ({ training: true }), "{}", "an object of another realm"),
        reference: reference(double),
      },
    ),
  ],
};

export const exempt = {
  assertGradient: "checkGradient speaks for it",
  assertLossGradient: "checkLossGradient speaks for it",
  assertNetworkGradient: "checkNetworkGradient speaks for it",
  diagnose: "takes what checks find",
};
