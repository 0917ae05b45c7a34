import {
  add,
  backTimes,
  constant,
  distance,
  divide,
  dot,
  type Graph,
  held,
  heldIf,
  mean,
  multiply,
  norm,
  plus,
  product,
  type Row,
  sigmoid,
  softmax,
  sqrt,
  square,
  subtract,
  tanh,
  times,
  transposed,
} from "./graph.js";
import { byRows, graphTwins } from "./graph-twins.js";
import { normal } from "./tools.js";
import type { Kind } from "./types.js";

/** Less its mean, over its deviation; either held fast, where it is the mistake. */
function standard(row: Row, holdsMean: boolean, holdsDeviation: boolean): Row {
  const centre = heldIf(holdsMean, mean(row));
  const apart = row.map((each) => subtract(each, centre));
  const deviation = heldIf(holdsDeviation, sqrt(plus(1e-5, mean(apart.map(square)))));
  return apart.map((each) => divide(each, deviation));
}

const attention: Graph = (x, [q, k, v], mistake) => {
  const [queries, keys, values] = [q, k, v].map((weights) => product(x, weights!));
  const width = Math.sqrt(keys![0]!.length);
  return queries!.map((query, i) => {
    // Causal: none looks ahead.
    const scores = keys!.slice(0, i + 1).map((key) => times(1 / width, dot(query, key)));
    const back = mistake === 1 ? scores.map((each) => backTimes(width, each)) : scores;
    const weights = softmax(back).map((each) => heldIf(mistake === 2, each));
    const columns = transposed(values!.slice(0, i + 1));
    return columns.map((column) =>
      dot(
        weights,
        column.map((each) => heldIf(mistake === 3, each)),
      ),
    );
  });
};

/** A gated recurrent unit over the rows. */
const recurrent: Graph = (x, [update, reset, next], mistake) => {
  let state: Row = [constant(0), constant(0)];
  return x.map((row) => {
    const both = [[...row, ...state]];
    const opens = product(both, update!)[0]!.map(sigmoid);
    const resets = product(both, reset!)[0]!.map((each) => heldIf(mistake === 1, sigmoid(each)));
    const kept = state.map((each, i) => multiply(each, resets[i]!));
    const candidates = product([[...row, ...kept]], next!)[0]!.map(tanh);
    state = state.map((each, i) => {
      const open = heldIf(mistake === 2, opens[i]!);
      const carried = multiply(open, heldIf(mistake === 3, each));
      return add(carried, multiply(subtract(constant(1), open), candidates[i]!));
    });
    return state;
  });
};

const gathered = [2, 0, 2, 1, 2];
export const layers: Kind = {
  name: "layers",
  twins: [
    graphTwins(
      "layer norm with a gain and a bias",
      4,
      normal(3, 4),
      byRows((row, mistake, [gain, bias]) =>
        standard(row, mistake === 1, mistake === 2).map((each, j) =>
          add(
            multiply(each, heldIf(mistake === 3, gain![0]![j]!)),
            backTimes(mistake === 4 ? 1 / 3 : 1, bias![0]![j]!),
          ),
        ),
      ),
      [
        [1, 4],
        [1, 4],
      ],
    ),
    graphTwins("batch norm", 2, normal(5, 3), (x, _, mistake) =>
      transposed(transposed(x).map((column) => standard(column, mistake === 1, mistake === 2))),
    ),
    graphTwins(
      "group norm",
      2,
      normal(3, 6),
      byRows((row, mistake) => [
        ...standard(row.slice(0, 3), mistake === 1, false),
        ...standard(row.slice(3), false, mistake === 2),
      ]),
    ),
    graphTwins(
      "weight norm",
      2,
      normal(3, 3),
      (x, [directions, sizes], mistake) => {
        const columns = transposed(directions!).map((column, j) => {
          const length = heldIf(mistake === 1, norm(column));
          const size = heldIf(mistake === 2, sizes![0]![j]!);
          return column.map((each) => multiply(size, divide(each, length)));
        });
        return product(x, transposed(columns));
      },
      [
        [3, 2],
        [1, 2],
      ],
    ),
    graphTwins("causal attention", 3, normal(3, 3), attention, [
      [3, 2],
      [3, 2],
      [3, 2],
    ]),
    graphTwins("a gated recurrent unit", 3, normal(3, 2), recurrent, [
      [4, 2],
      [4, 2],
      [4, 2],
    ]),
    graphTwins(
      "a gated linear unit",
      2,
      normal(3, 4),
      byRows((row, mistake) =>
        [0, 1].map((j) =>
          multiply(heldIf(mistake === 1, row[j]!), heldIf(mistake === 2, sigmoid(row[j + 2]!))),
        ),
      ),
    ),
    graphTwins(
      "prelu with one slope for all",
      2,
      (seed) => {
        const x = normal(3, 3)(seed);
        // Beyond the first row as well, for this is where a mistake is.
        x.data[8] = -Math.abs(x.data[8]!) - 0.1;
        return x;
      },
      (x, [slope], mistake) =>
        x.map((row, i) => {
          const one = slope![0]![0]!;
          const used = mistake === 1 ? heldIf(i > 0, one) : backTimes(mistake === 2 ? -1 : 1, one);
          return row.map((each) => (each.value > 0 ? each : multiply(each, used)));
        }),
      [[1, 1]],
    ),
    graphTwins(
      "softmax of a learned temperature",
      2,
      normal(3, 3),
      byRows((row, mistake, [temperature]) => {
        const heat = plus(0.5, square(temperature![0]![0]!));
        const used = backTimes(mistake === 2 ? -1 : 1, heldIf(mistake === 1, heat));
        return softmax(row.map((each) => divide(each, used)));
      }),
      [[1, 1]],
    ),
    graphTwins("rows gathered more than once", 1, normal(3, 3), (x, _, mistake) =>
      gathered.map((from, i) => {
        const overwritten = mistake === 1 && gathered.lastIndexOf(from) > i;
        return x[from]!.map((each) => heldIf(overwritten, each));
      }),
    ),
    graphTwins(
      "a cumulative product through 0",
      1,
      (seed) => {
        const x = normal(2, 4)(seed);
        x.data[1] = 0;
        return x;
      },
      byRows((row, mistake) => {
        let running = constant(1);
        return row.map((each) => {
          running = multiply(running, heldIf(mistake === 1 && each.value === 0, each));
          return running;
        });
      }),
    ),
    graphTwins(
      "the two largest of a row",
      1,
      normal(3, 5),
      byRows((row, mistake) => {
        const [first, second, third] = [...row].sort((a, b) => b.value - a.value);
        const from = mistake === 1 ? third! : second!;
        return [first!, { value: second!.value, from: [[from, 1]] }];
      }),
    ),
    graphTwins("x times its transpose", 1, normal(3, 3), (x, _, mistake) =>
      x.map((row) =>
        x.map((other) =>
          dot(
            row,
            other.map((each) => heldIf(mistake === 1, each)),
          ),
        ),
      ),
    ),
    graphTwins("distances of all pairs", 2, normal(3, 3), (x, _, mistake) =>
      x.map((row, i) =>
        x.map((other, j) => {
          if (i === j) return constant(0);
          const apart = distance(row, mistake === 1 ? other.map(held) : other);
          return heldIf(mistake === 2 && i > j, apart);
        }),
      ),
    ),
    graphTwins("cosine similarity of neighbours", 2, normal(3, 3), (x, _, mistake) =>
      x.slice(1).map((row, i) => {
        const lengths = [heldIf(mistake > 0, norm(row)), heldIf(mistake > 1, norm(x[i]!))];
        return [divide(dot(row, x[i]!), multiply(lengths[0]!, lengths[1]!))];
      }),
    ),
  ],
};
