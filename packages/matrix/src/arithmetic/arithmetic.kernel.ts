// Elementwise arithmetic with NumPy's broadcasting: a side that is repeated along a dimension has a
// stride of 0 there. Row strides are in bytes; along columns a side is contiguous (1) or one value (0).

// Which operation, as a type: the compiler then makes a loop of its own for each.
type Add = u8;
type Subtract = u16;
type Multiply = u32;
type Divide = u64;

// @ts-expect-error: decorator
@inline
function lanes<T, Operation>(a: v128, b: v128): v128 {
  if (sizeof<Operation>() == sizeof<Add>()) return v128.add<T>(a, b);
  if (sizeof<Operation>() == sizeof<Subtract>()) return v128.sub<T>(a, b);
  if (sizeof<Operation>() == sizeof<Multiply>()) return v128.mul<T>(a, b);
  return v128.div<T>(a, b);
}

// @ts-expect-error: decorator
@inline
function single<T, Operation>(a: T, b: T): T {
  if (sizeof<Operation>() == sizeof<Add>()) return <T>(a + b);
  if (sizeof<Operation>() == sizeof<Subtract>()) return <T>(a - b);
  if (sizeof<Operation>() == sizeof<Multiply>()) return <T>(a * b);
  return <T>(a / b);
}

function apply<T, Operation>(
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  bColumn: usize,
  to: usize,
  rows: usize,
  columns: usize,
): void {
  const bytes = columns * sizeof<T>();
  const whole = bytes & ~15;
  for (let i: usize = 0; i < rows; i++) {
    let at: usize = 0;
    if (aColumn != 0 && bColumn != 0) {
      for (; at < whole; at += 16) {
        v128.store(to + at, lanes<T, Operation>(v128.load(a + at), v128.load(b + at)));
      }
    } else if (aColumn != 0) {
      const right = v128.load_splat<T>(b);
      for (; at < whole; at += 16) {
        v128.store(to + at, lanes<T, Operation>(v128.load(a + at), right));
      }
    } else {
      const left = v128.load_splat<T>(a);
      for (; at < whole; at += 16) {
        const right = bColumn != 0 ? v128.load(b + at) : v128.load_splat<T>(b);
        v128.store(to + at, lanes<T, Operation>(left, right));
      }
    }
    for (; at < bytes; at += sizeof<T>()) {
      const left = load<T>(aColumn != 0 ? a + at : a);
      const right = load<T>(bColumn != 0 ? b + at : b);
      store<T>(to + at, single<T, Operation>(left, right));
    }
    a += aRow;
    b += bRow;
    to += bytes;
  }
}

function combine<T>(
  operation: i32,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  bColumn: usize,
  to: usize,
  rows: usize,
  columns: usize,
): void {
  if (operation == 0) apply<T, Add>(a, aRow, aColumn, b, bRow, bColumn, to, rows, columns);
  else if (operation == 1) apply<T, Subtract>(a, aRow, aColumn, b, bRow, bColumn, to, rows, columns);
  else if (operation == 2) apply<T, Multiply>(a, aRow, aColumn, b, bRow, bColumn, to, rows, columns);
  else apply<T, Divide>(a, aRow, aColumn, b, bRow, bColumn, to, rows, columns);
}

/** Operations: 0 adds, 1 subtracts, 2 multiplies, 3 divides. */
export function combineFloat32(
  a: usize,
  b: usize,
  to: usize,
  operation: i32,
  aRow: usize,
  aColumn: usize,
  bRow: usize,
  bColumn: usize,
  rows: usize,
  columns: usize,
): void {
  combine<f32>(operation, a, aRow, aColumn, b, bRow, bColumn, to, rows, columns);
}

export function combineFloat64(
  a: usize,
  b: usize,
  to: usize,
  operation: i32,
  aRow: usize,
  aColumn: usize,
  bRow: usize,
  bColumn: usize,
  rows: usize,
  columns: usize,
): void {
  combine<f64>(operation, a, aRow, aColumn, b, bRow, bColumn, to, rows, columns);
}
