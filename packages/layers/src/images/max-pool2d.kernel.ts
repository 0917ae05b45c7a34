// The largest element under each window, and where it lies in its channel. The twin is max-pool2d.plain.ts.

export function maxPool2dFloat32(x: usize, y: usize, kept: usize, geometry: usize): void {
  maxPool2d<f32>(x, y, kept, geometry);
}

export function maxPool2dFloat64(x: usize, y: usize, kept: usize, geometry: usize): void {
  maxPool2d<f64>(x, y, kept, geometry);
}

function maxPool2d<T extends number>(x: usize, y: usize, kept: usize, geometry: usize): void {
  const size = <i32>sizeof<T>();
  const lanes = 16 / size;
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
      let j = 0;
      while (j < places) {
        const left = j * stride - padding;
        let end = left + along * kernelWidth;
        // Windows side by side that lie inside of the image, one in each lane.
        if (left >= 0 && j + lanes <= places && end - along + (lanes - 1) * stride < width) {
          maxima<T>(x, y, kept, firstLine, endLine, down, left, end, along, stride, width);
          j += lanes;
          y += 16;
          kept += 16;
          continue;
        }
        let first = left;
        // Divisions take longer than a small window does.
        if (left < 0) first += along * firstInside(left, along);
        if (end - along >= width) end = left + along * endInside(left, width, along);
        let at = firstLine * width + first;
        let most = load<T>(x + size * at);
        for (let line = firstLine; line < endLine; line += down) {
          for (let column = first; column < end; column += along) {
            const index = line * width + column;
            const value = load<T>(x + size * index);
            if (value > most || value != value) {
              most = value;
              at = index;
            }
          }
        }
        store<T>(y, most);
        store<T>(kept, <T>at);
        j += 1;
        y += size;
        kept += size;
      }
    }
    x += size * height * width;
  }
}

/** Of windows side by side. A choice of lanes is no branch: which element is the largest cannot be foreseen. */
function maxima<T extends number>(
  x: usize,
  y: usize,
  kept: usize,
  firstLine: i32,
  endLine: i32,
  down: i32,
  first: i32,
  end: i32,
  along: i32,
  stride: i32,
  width: i32,
): void {
  const size = <i32>sizeof<T>();
  const start = firstLine * width + first;
  const offsets = laneOffsets<T>(stride);
  let most = gather<T>(x + size * start, stride);
  let at = v128.add<T>(v128.splat<T>(<T>start), offsets);
  for (let line = firstLine; line < endLine; line += down) {
    for (let column = first; column < end; column += along) {
      const index = line * width + column;
      const value = gather<T>(x + size * index, stride);
      const isMore = v128.or(v128.gt<T>(value, most), v128.ne<T>(value, value));
      most = v128.bitselect(value, most, isMore);
      at = v128.bitselect(v128.add<T>(v128.splat<T>(<T>index), offsets), at, isMore);
    }
  }
  v128.store(y, most);
  v128.store(kept, at);
}

/** How far the elements of the lanes lie behind that of the first. */
function laneOffsets<T extends number>(stride: i32): v128 {
  const step = <T>stride;
  if (sizeof<T>() == 8) return v128.replace_lane<T>(v128.splat<T>(<T>0), 1, step);
  let result = v128.replace_lane<T>(v128.splat<T>(<T>0), 1, step);
  result = v128.replace_lane<T>(result, 2, <T>(step + step));
  return v128.replace_lane<T>(result, 3, <T>(step + step + step));
}

/** Elements that lie `stride` apart, one in each lane. */
function gather<T extends number>(from: usize, stride: i32): v128 {
  if (stride == 1) return v128.load(from);
  const step = <usize>stride * sizeof<T>();
  let result = v128.splat<T>(load<T>(from));
  result = v128.replace_lane<T>(result, 1, load<T>(from + step));
  if (sizeof<T>() == 8) return result;
  result = v128.replace_lane<T>(result, 2, load<T>(from + 2 * step));
  return v128.replace_lane<T>(result, 3, load<T>(from + 3 * step));
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
