/** NumPy's axis numbers: 0 runs down the columns, 1 along the rows; none is the whole matrix. */
export interface AxisOptions {
  /** @default the whole matrix */
  readonly axis?: 0 | 1 | undefined;
}
