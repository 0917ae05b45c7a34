/** Thrown when the shapes of two arguments disagree, or a shape is not what a function needs. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
}

/** Thrown when float32 and float64 meet in one operation. */
export class DTypeError extends Error {
  override readonly name = "DTypeError";
}
