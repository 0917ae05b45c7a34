export { assertSamples } from "./assert-samples.js";
export type { Categories } from "./readers/csv-categories.js";
export type { Column } from "./readers/csv-columns.js";
export { type GunzipOptions, gunzip } from "./readers/gunzip.js";
export { matrixOf } from "./readers/matrix-of.js";
export { type ParseCsvOptions, parseCsv } from "./readers/parse-csv.js";
export {
  type CsvClasses,
  type CsvFeatures,
  type CsvTargets,
  type ReadCsvOptions,
  readCsv,
} from "./readers/read-csv.js";
export { readIdx } from "./readers/read-idx.js";
export { readNpy } from "./readers/read-npy.js";
export type { NumericArray } from "./readers/types.js";
export { type BatchesOptions, batches } from "./rows/batches.js";
export { type KFoldOptions, kFold } from "./rows/k-fold.js";
export { type SplitOptions, split } from "./rows/split.js";
export { type MinMaxScaleOptions, minMaxScale } from "./scaling/min-max-scale.js";
export { type Scaling, scaling } from "./scaling/scaling.js";
export { standardize } from "./scaling/standardize.js";
export { type BlobsOptions, blobs } from "./synthetic/blobs.js";
export { type CheckerboardOptions, checkerboard } from "./synthetic/checkerboard.js";
export { type CirclesOptions, circles } from "./synthetic/circles.js";
export { type CurveOptions, curve } from "./synthetic/curve.js";
export { type Friedman1Options, friedman1 } from "./synthetic/friedman1.js";
export {
  type GaussianQuantilesOptions,
  gaussianQuantiles,
} from "./synthetic/gaussian-quantiles.js";
export { type MoonsOptions, moons } from "./synthetic/moons.js";
export type { FormOptions } from "./synthetic/options.js";
export { type LinearRegressionOptions, regression } from "./synthetic/regression.js";
export type { RegressionOptions } from "./synthetic/regression-options.js";
export { type SCurveOptions, sCurve } from "./synthetic/s-curve.js";
export { type SineOptions, sine } from "./synthetic/sine.js";
export { type SpiralOptions, spiral } from "./synthetic/spiral.js";
export { type SwissRollOptions, swissRoll } from "./synthetic/swiss-roll.js";
export { type VerticalOptions, vertical } from "./synthetic/vertical.js";
export { type XorOptions, xor } from "./synthetic/xor.js";
export type { BatchTargets, Dataset, RegressionDataset, SomeTargets } from "./types.js";
export { type CsvTable, type ToCsvOptions, toCsv } from "./writers/to-csv.js";
export { writeNpy } from "./writers/write-npy.js";
