import { gzipSync } from "node:zlib";
import * as datasets from "@adjoint/datasets";
import { digits } from "@adjoint/datasets/digits";
import { iris } from "@adjoint/datasets/iris";
import { wine } from "@adjoint/datasets/wine";
import { full } from "@adjoint/matrix";
import { randomState } from "@adjoint/random";
import {
  allocator,
  argument,
  boolean,
  callable,
  count,
  finite,
  matrixOf,
  optional,
  options,
  share,
  text,
  word,
} from "../kinds.mjs";

const random = argument(() => randomState(1));
const samples = argument(() => ({ x: full(4, 2, 1), y: [0, 1, 0, 1] }));

const table = matrixOf(() => full(4, 2, 1));
const row = matrixOf(() => full(1, 2, 1));
const dtype = word("float32");
const noise = share(0.1);
const csv = {
  delimiter: argument(() => ";", '"x"', '"3"'),
  maxColumns: count(9),
  maxRows: count(9),
};
/** Options of points of a fixed form, and of those that are all drawn. */
const form = { random, noise, shuffle: boolean(true), dtype };
const drawn = [{ random }, { samples: count(8), noise, dtype }];

/** Functions of `@adjoint/datasets`, and the kinds of their arguments. */
export const rows = {
  batches: [
    datasets.batches,
    samples,
    options(
      { batchSize: count(3) },
      { random, shuffle: boolean(true), dropLast: boolean(true), allocate: allocator },
    ),
  ],
  "batches, its order": [
    (order) => datasets.batches(samples.valid(), { batchSize: 2, order }),
    argument(() => [2, 0], "[1]", "undefined"),
  ],
  blobs: [
    datasets.blobs,
    options(
      { random },
      {
        samples: count(8),
        centers: argument(() => 2, "3", "a matrix"),
        features: argument(() => 2, "3"),
        standardDeviation: share(1),
        box: argument(() => [-1, 1]),
        shuffle: boolean(true),
        dtype,
      },
    ),
  ],
  checkerboard: [
    datasets.checkerboard,
    options({ random }, { samples: count(8), cells: count(2), noise, dtype }),
  ],
  circles: [
    datasets.circles,
    options({}, { samples: count(8), factor: argument(() => 0.1, "0.5"), ...form }),
  ],
  curve: [
    datasets.curve,
    callable((x) => x),
    options(
      {},
      {
        samples: count(8),
        from: finite(-1),
        to: argument(() => 2, "3", "0.5", "-1"),
        random,
        noise,
        dtype,
      },
    ),
  ],
  digits: [digits, options({}, { dtype })],
  gunzip: [
    datasets.gunzip,
    argument(() => new Uint8Array(gzipSync(Uint8Array.of(1, 2)))),
    options({}, { limit: count(2) }),
  ],
  friedman1: [datasets.friedman1, options(drawn[0], { ...drawn[1], features: argument(() => 6) })],
  gaussianQuantiles: [
    datasets.gaussianQuantiles,
    options(
      { random },
      {
        samples: count(8),
        features: argument(() => 2),
        classes: count(2),
        mean: argument(() => [0, 1]),
        variance: share(1),
        shuffle: boolean(true),
        dtype,
      },
    ),
  ],
  iris: [iris, options({}, { dtype })],
  matrixOf: [
    datasets.matrixOf,
    argument(() => ({ shape: [1, 2], data: Uint8Array.of(1, 2) })),
    optional(dtype),
  ],
  kFold: [
    datasets.kFold,
    samples,
    options({}, { folds: count(2), random, shuffle: boolean(true), stratify: boolean(true) }),
  ],
  minMaxScale: [datasets.minMaxScale, table, options({}, { range: argument(() => [-1, 1]) })],
  moons: [datasets.moons, options({}, { samples: count(8), ...form })],
  parseCsv: [datasets.parseCsv, text("a,b"), options({}, csv)],
  readCsv: [
    datasets.readCsv,
    argument(() => "3;4;5", ...['"x"', '"3"', "six kilobytes"]),
    options(
      {},
      {
        header: boolean(false),
        features: argument(() => [0], "[1]"),
        targets: argument(() => [2], "[1]"),
        missing: argument(() => ["-"], '["1"]'),
        categories: argument(() => [0], "{}", "an object of another realm"),
        dtype,
        ...csv,
      },
    ),
  ],
  "readCsv, its labels": [
    (labels) => datasets.readCsv("x,y\n3,4", { labels }),
    argument(() => "y", '"x"', "undefined"),
  ],
  "readCsv, its classNames": [
    (classNames) => datasets.readCsv("x,1\n3,1", { labels: 1, classNames }),
    argument(() => ["1"], '["1"]', "undefined"),
  ],
  readIdx: [datasets.readIdx, argument(() => Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 7))],
  readNpy: [datasets.readNpy, argument(npy)],
  regression: [
    datasets.regression,
    options(drawn[0], {
      ...drawn[1],
      features: count(4),
      informative: count(2),
      targets: count(1),
      bias: finite(1),
      shuffle: boolean(true),
    }),
  ],
  sCurve: [datasets.sCurve, options(...drawn)],
  scaling: [datasets.scaling, row, row],
  "scaling.apply": [datasets.scaling(full(1, 2, 1), full(1, 2, 2)).apply, table, allocator],
  "scaling.inverse": [datasets.scaling(full(1, 2, 1), full(1, 2, 2)).inverse, table, allocator],
  sine: [datasets.sine, options({}, { samples: count(8), random, noise, dtype })],
  spiral: [
    datasets.spiral,
    options({ points: count(5), classes: count(2), random }, { noise, dtype }),
  ],
  standardize: [datasets.standardize, table],
  swissRoll: [datasets.swissRoll, options(drawn[0], { ...drawn[1], hole: boolean(true) })],
  toCsv: [
    datasets.toCsv,
    argument(() => ({ x: full(2, 1, 1), y: [0, 1] }), "a matrix"),
    options(
      {},
      {
        header: boolean(false),
        labels: text("name"),
        delimiter: argument(() => ";", '"x"', '"3"'),
      },
    ),
  ],
  writeNpy: [datasets.writeNpy, argument(() => full(2, 1, 1), "a matrix")],
  vertical: [
    datasets.vertical,
    options({ points: count(5), classes: count(2), random }, { noise, dtype }),
  ],
  wine: [wine, options({}, { dtype })],
  xor: [datasets.xor, options({}, { samples: count(8), ...form })],
  split: [
    datasets.split,
    samples,
    options({ test: argument(() => 0.5, "0.5"), random }, { stratify: boolean(false) }),
  ],
  "split, its x": [splitOf((x) => ({ x, y: [0, 1] })), argument(() => full(2, 1, 1))],
  "split, its y": [splitOf((y) => ({ x: full(2, 1, 1), y })), argument(() => [0, 1])],
};

function npy() {
  const header = "{'descr': '|u1', 'fortran_order': False, 'shape': (1,)}";
  const start = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0];
  return Uint8Array.of(...start, ...new TextEncoder().encode(header), 7);
}

function splitOf(dataset) {
  return (value) => datasets.split(dataset(value), { test: 0.5, random: randomState(1) });
}

/** Why others have none. */
export const exempt = {
  assertSamples: "a check itself",
};
