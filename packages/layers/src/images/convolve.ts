import { type Allocate, add, type Matrix, matmul, takeRows } from "@adjoint/matrix";
import { spreadChannels } from "../channel-columns.js";
import { partOf, reshaped } from "../part-of.js";
import { col2im, im2col } from "./im2col.js";
import type { Crop } from "./im2col.plain.js";
import type { ImageShape } from "./image-shape.js";
import type { Window } from "./window.js";

/** What a convolution goes over. */
export interface Convolution {
  readonly shape: ImageShape;
  readonly window: Window;
  readonly groups: Groups;
}

/** What a group of channels and its filters are. */
export interface Groups {
  readonly count: number;
  /** Channels of a group. */
  readonly channels: number;
  /** Filters of a group. */
  readonly filters: number;
}

/** `output = W * x + b`, some images at a time: for each group im2col, and a matrix product. */
export function convolve(
  convolution: Convolution,
  x: Matrix,
  weights: Matrix,
  biases: Matrix | undefined,
  output: Matrix,
  allocate: Allocate,
): void {
  const { window, groups } = convolution;
  const filters = groups.count * groups.filters;
  const places = output.columns / filters;
  const room = roomFor(convolution, x, allocate);
  const w = splitColumns(weights, groups, allocate);
  for (const part of partsOf(x.rows, room.images)) {
    const patches = firstColumns(room.patches, part.images * places);
    const y = firstColumns(room.filtered, part.images * places);
    for (let group = 0; group < groups.count; group++) {
      im2col(x, cropOf(convolution, part, group), window, patches);
      matmul(groupOf(w, group, groups), patches, { transposeA: true }, () =>
        groupOf(y, group, groups),
      );
    }
    // Filter by filter, and then image by image: the other way round it is the output.
    const target = partOf(output, part.first * output.columns, part.images * filters, places);
    const runs = reshaped(y, filters * part.images, places);
    takeRows(runs, transposedOrder(part.images, filters), () => target);
  }
  if (biases) add(output, spreadChannels(biases, places, allocate), () => output);
}

/** The way back: writes the gradient of the weights, and adds that of x to `dInput` where it is given. */
export function convolveBackward(
  convolution: Convolution,
  x: Matrix,
  weights: Matrix,
  dOutput: Matrix,
  dWeights: Matrix,
  dInput: Matrix | undefined,
  allocate: Allocate,
): void {
  const { window, groups } = convolution;
  const filters = groups.count * groups.filters;
  const places = dOutput.columns / filters;
  const room = roomFor(convolution, x, allocate);
  const w = splitColumns(weights, groups, allocate);
  const { count } = groups;
  const total = count === 1 ? dWeights : allocate(count * weights.rows, groups.filters, x.dtype);
  const product = allocate(weights.rows, groups.filters, x.dtype);
  total.data.fill(0);
  for (const part of partsOf(x.rows, room.images)) {
    const patches = firstColumns(room.patches, part.images * places);
    const dy = firstColumns(room.filtered, part.images * places);
    const source = partOf(dOutput, part.first * dOutput.columns, part.images * filters, places);
    const runs = reshaped(dy, filters * part.images, places);
    takeRows(source, transposedOrder(filters, part.images), () => runs);
    for (let group = 0; group < count; group++) {
      const crop = cropOf(convolution, part, group);
      const dyOfGroup = groupOf(dy, group, groups);
      const totalOfGroup = groupOf(total, group, groups);
      im2col(x, crop, window, patches);
      matmul(patches, dyOfGroup, { transposeB: true }, () => product);
      add(totalOfGroup, product, () => totalOfGroup);
      if (dInput === undefined) continue;
      matmul(groupOf(w, group, groups), dyOfGroup, {}, () => patches);
      col2im(patches, window, dInput, crop);
    }
  }
  if (count > 1) joinColumns(total, groups, dWeights);
}

/** Some images of a batch. */
interface Part {
  readonly first: number;
  readonly images: number;
}

/**
 * How many elements patches have at most, unless one image has more: 512 KB in float32. Products of many
 * images at once cost fewer calls; patches of more than the cache holds cost more than calls.
 */
const MOST = 131_072;

/** Room for patches and for what filters make of them, of as many images as are worked on together. */
function roomFor({ window, groups }: Convolution, { rows, dtype }: Matrix, allocate: Allocate) {
  const { vertical, horizontal } = window;
  const places = vertical.places * horizontal.places;
  const inner = groups.channels * vertical.kernel * horizontal.kernel;
  const most = Math.max(1, Math.floor(MOST / (inner * places)));
  // As many in each part, but for the last.
  const images = rows === 0 ? 0 : Math.ceil(rows / Math.ceil(rows / most));
  return {
    images,
    patches: allocate(inner, images * places, dtype),
    filtered: allocate(groups.count * groups.filters, images * places, dtype),
  };
}

function partsOf(batch: number, images: number): readonly Part[] {
  const count = batch === 0 ? 0 : Math.ceil(batch / images);
  return Array.from({ length: count }, (_, i) => ({
    first: i * images,
    images: Math.min(images, batch - i * images),
  }));
}

/** The channels of a group in the images of a part. */
function cropOf({ shape, groups }: Convolution, { first, images }: Part, group: number): Crop {
  const size = shape.height * shape.width;
  const distance = shape.channels * size;
  const { channels } = groups;
  return { images, channels, distance, start: first * distance + group * channels * size };
}

/** Fewer columns in the same memory: all of them, but for the last part. */
function firstColumns(m: Matrix, columns: number): Matrix {
  return columns === m.columns ? m : partOf(m, 0, m.rows, columns);
}

/** The rows of one group, where each group has as many. */
function groupOf(m: Matrix, group: number, { count }: Groups): Matrix {
  if (count === 1) return m;
  const rows = m.rows / count;
  return partOf(m, group * rows * m.columns, rows, m.columns);
}

/** Where the elements of a grid of rows and columns are found, when they lie column by column. */
function transposedOrder(rows: number, columns: number): Uint32Array {
  const order = new Uint32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) order[i * columns + j] = j * rows + i;
  }
  return order;
}

/** The columns of each group under those of the one before. */
function splitColumns(m: Matrix, { count, filters }: Groups, allocate: Allocate): Matrix {
  if (count === 1) return m;
  const result = allocate(count * m.rows, filters, m.dtype);
  eachColumn(m, count, filters, (split, whole) => {
    result.data[split] = m.data[whole]!;
  });
  return result;
}

/** The way back from `splitColumns`. */
function joinColumns(m: Matrix, { count, filters }: Groups, result: Matrix): void {
  eachColumn(result, count, filters, (split, whole) => {
    result.data[whole] = m.data[split]!;
  });
}

function eachColumn(
  { rows, columns }: Matrix,
  count: number,
  filters: number,
  visit: (split: number, whole: number) => void,
): void {
  for (let group = 0; group < count; group++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < filters; j++) {
        visit((group * rows + i) * filters + j, i * columns + group * filters + j);
      }
    }
  }
}
