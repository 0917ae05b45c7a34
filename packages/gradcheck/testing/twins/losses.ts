import {
  add,
  backTimes,
  constant,
  distance,
  divide,
  dot,
  exp,
  held,
  heldIf,
  log,
  logSumExp,
  mean,
  multiply,
  norm,
  plus,
  type Row,
  relu,
  sigmoid,
  softmax,
  square,
  subtract,
  sum,
  times,
} from "./graph.js";
import { graphTwins } from "./graph-twins.js";
import { normal } from "./tools.js";
import type { Kind } from "./types.js";

export const losses: Kind = {
  name: "losses",
  twins: [
    graphTwins("focal loss", 2, normal(3, 3), (x, _, mistake) => [
      [
        mean(
          x.map((row, i) => {
            const share = softmax(row)[i % 3]!;
            const focus = square(subtract(constant(1), share));
            const used = mistake === 1 ? held(focus) : backTimes(mistake === 2 ? 0.5 : 1, focus);
            return times(-1, multiply(used, log(share)));
          }),
        ),
      ],
    ]),
    graphTwins(
      "a divergence, whose inner logarithm may be held",
      1,
      normal(2, 4),
      (x, _, mistake) => {
        const [p, q] = x.map(softmax);
        const terms = p!.map((share, j) =>
          // The derivatives of all shares sum to 0: what goes back through log p comes to nothing.
          multiply(heldIf(mistake === 1, share), subtract(held(log(share)), log(q![j]!))),
        );
        return [[sum(terms)]];
      },
    ),
    graphTwins("a triplet's loss", 2, normal(3, 3), ([anchor, like, unlike], _, mistake) => {
      const near = distance(anchor!, mistake === 1 ? like!.map(held) : like!);
      const far = distance(mistake === 2 ? anchor!.map(held) : anchor!, unlike!);
      return [[relu(plus(20, subtract(near, far)))]];
    }),
    graphTwins("contrastive loss", 2, normal(4, 3), (x, _, mistake) => {
      const unit = x.map((row) => {
        const length = heldIf(mistake === 1, norm(row));
        return row.map((each) => divide(each, length));
      });
      const losses = [0, 1].map((i) => {
        const scores = [2, 3].map((j) => times(2, dot(unit[i]!, unit[j]!)));
        return subtract(logSumExp(scores), heldIf(mistake === 2, scores[i]!));
      });
      return [[mean(losses)]];
    }),
    graphTwins("dice loss", 2, normal(3, 3), (x, _, mistake) => {
      const shares = x.flat().map(sigmoid);
      const overlap = plus(1, times(2, sum(shares.filter((_share, i) => i % 2 === 1))));
      const total = plus(5, sum(shares.map((each) => heldIf(mistake === 1, each))));
      const used = backTimes(mistake === 2 ? 2 : 1, total);
      return [[subtract(constant(1), divide(overlap, used))]];
    }),
    graphTwins("a Gaussian's negative log-likelihood", 2, normal(4, 2), (x, _, mistake) => [
      [
        mean(
          x.map(([centre, logDeviation], i) => {
            const apart = divide(plus(-0.5 * i, centre!), exp(logDeviation!));
            const quadratic = times(0.5, square(backTimes(mistake === 2 ? 2 : 1, apart)));
            return add(quadratic, heldIf(mistake === 1, logDeviation!));
          }),
        ),
      ],
    ]),
    graphTwins(
      "the forward algorithm of a chain",
      1,
      normal(4, 3),
      (x, [moves], mistake) => {
        const last = x.slice(1).reduce<Row>(
          (before, row, step) =>
            row.map((each, j) => {
              const ways = before.map((score, i) =>
                add(heldIf(mistake === 1 && step === 1, score), moves![i]![j]!),
              );
              return add(logSumExp(ways), each);
            }),
          x[0]!,
        );
        return [[logSumExp(last)]];
      },
      [[3, 3]],
    ),
  ],
};
