import { add, log, type Matrix, multiply } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";
import type { PredictionKind, TargetKind } from "../losses.js";
import type { Draw } from "./types.js";

/** Predictions of a kind, away from the ends of their range, which a step beside them must not leave. */
export function drawPredictions(kind: PredictionKind, draw: Draw): Matrix {
  const { rows, columns, normal, uniform } = draw;
  const probabilities = () => add(multiply(draw.probabilities(), 0.75), 0.125);
  switch (kind) {
    case "numbers":
      return normal(rows, columns);
    case "positive":
      return uniform(0.2, 3);
    case "shares":
      return uniform(0.1, 0.9);
    case "probabilities":
      return probabilities();
    case "log-probabilities":
      return log(probabilities());
  }
}

/** Targets of a kind. */
export function drawTargets(kind: TargetKind, draw: Draw): Targets {
  const { rows, columns, normal, uniform, integers } = draw;
  switch (kind) {
    case "labels":
      return draw.labels();
    case "numbers":
      return normal(rows, columns);
    case "shares":
      return uniform(0, 1);
    case "signs":
      return add(multiply(integers(0, 2), 2), -1);
    case "answers":
      return integers(0, 2);
    case "counts":
      return integers(0, 6);
    case "probabilities":
      return draw.probabilities();
  }
}
