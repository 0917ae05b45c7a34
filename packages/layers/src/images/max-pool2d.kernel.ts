// The largest element under each window, and where it lies in its channel. The twin is max-pool2d.plain.ts.

export function maxPool2dFloat32(x: usize, y: usize, kept: usize, geometry: usize): void {
  maxPool2d<f32>(x, y, kept, geometry);
}

export function maxPool2dFloat64(x: usize, y: usize, kept: usize, geometry: usize): void {
  maxPool2d<f64>(x, y, kept, geometry);
}

function maxPool2d<T extends number>(x: usize, y: usize, kept: usize, geometry: usize): void {
  const size = <i32>sizeof<T>();
  const channels = word(geometry, 0);
  const height = word(geometry, 1);
  const width = word(geometry, 2);
  const kernelHeight = word(geometry, 3);
  const kernelWidth = word(geometry, 4);
  const stride = word(geometry, 6);
  const padding = word(geometry, 8);
  const down = word(geometry, 9);
  const along = word(geometry, 10);
  const lines = word(geometry, 11);
  const places = word(geometry, 12);
  for (let channel = 0; channel < channels; channel++) {
    for (let i = 0; i < lines; i++) {
      const top = i * word(geometry, 5) - word(geometry, 7);
      const firstLine = top + down * firstInside(top, down);
      const endLine = top + down * min(kernelHeight, endInside(top, height, down));
      for (let j = 0; j < places; j++) {
        const left = j * stride - padding;
        let first = left;
        let end = left + along * kernelWidth;
        // Divisions take longer than a small window does.
        if (left < 0) first += along * firstInside(left, along);
        if (end - along >= width) end = left + along * endInside(left, width, along);
        let at = firstLine * width + first;
        let most = load<T>(x + size * at);
        for (let line = firstLine; line < endLine; line += down) {
          for (let column = first; column < end; column += along) {
            const index = line * width + column;
            const value = load<T>(x + size * index);
            // A choice without a branch: which one is the largest cannot be foreseen.
            const isMore = i32(value > most) | i32(value != value);
            most = select<T>(value, most, isMore);
            at = select<i32>(index, at, isMore);
          }
        }
        store<T>(y, most);
        store<T>(kept, <T>at);
        y += size;
        kept += size;
      }
    }
    x += size * height * width;
  }
}

function word(geometry: usize, index: usize): i32 {
  return load<i32>(geometry + 4 * index);
}

/** Which of a window's elements is the first at 0 or behind it. */
function firstInside(start: i32, step: i32): i32 {
  return start < 0 ? (step - 1 - start) / step : 0;
}

/** How many of a window's elements lie before `size`. */
function endInside(start: i32, size: i32, step: i32): i32 {
  return (size - start + step - 1) / step;
}
