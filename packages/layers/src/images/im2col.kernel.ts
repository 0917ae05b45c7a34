// Elements of all windows over images, as columns, and the way back. The twin is im2col.plain.ts.

export function im2colFloat32(image: usize, patches: usize, geometry: usize): void {
  walk<f32>(image, patches, geometry, false);
}

export function im2colFloat64(image: usize, patches: usize, geometry: usize): void {
  walk<f64>(image, patches, geometry, false);
}

export function col2imFloat32(patches: usize, image: usize, geometry: usize): void {
  walk<f32>(image, patches, geometry, true);
}

export function col2imFloat64(patches: usize, image: usize, geometry: usize): void {
  walk<f64>(image, patches, geometry, true);
}

/** Goes over patches in their order, line by line. Back, it adds them to the image. */
function walk<T extends number>(image: usize, patches: usize, geometry: usize, back: bool): void {
  const size = <i32>sizeof<T>();
  const images = word(geometry, 0);
  const start = word(geometry, 1);
  const distance = word(geometry, 2);
  const channels = word(geometry, 3);
  const height = word(geometry, 4);
  const width = word(geometry, 5);
  const kernelHeight = word(geometry, 6);
  const kernelWidth = word(geometry, 7);
  const strideDown = word(geometry, 8);
  const stride = word(geometry, 9);
  const lines = word(geometry, 14);
  const places = word(geometry, 15);
  // Where windows move by one element, and are as many as elements, lines follow each other in patches, too.
  const isWhole = !back && strideDown == 1 && stride == 1 && places == width;
  for (let channel = 0; channel < channels; channel++) {
    for (let i = 0; i < kernelHeight; i++) {
      const y = i * word(geometry, 12) - word(geometry, 10);
      for (let j = 0; j < kernelWidth; j++) {
        const x = j * word(geometry, 13) - word(geometry, 11);
        const end = max(0, min(places, divideUp(width - x, stride)));
        const first = min(end, max(0, divideUp(-x, stride)));
        for (let n = 0; n < images; n++) {
          const corner = start + n * distance + channel * height * width + x + first * stride;
          if (isWhole) {
            shift<T>(image + size * corner, patches, y, height, lines, places, first, end);
            patches += size * places * lines;
            continue;
          }
          for (let place = 0; place < lines; place++) {
            const line = place * strideDown + y;
            const inside = line >= 0 && line < height;
            const pixels = image + size * (corner + line * width);
            if (!back) {
              clear<T>(patches, inside ? first : places);
              if (inside) {
                copyRun<T>(pixels, patches + size * first, end - first, stride);
                clear<T>(patches + size * end, places - end);
              }
            } else if (inside) addRun<T>(patches + size * first, pixels, end - first, stride);
            patches += size * places;
          }
        }
      }
    }
  }
}

/** An image moved by y lines and some columns, in one run. What of it ends in other lines is cleared then. */
function shift<T extends number>(
  corner: usize,
  patches: usize,
  y: i32,
  height: i32,
  lines: i32,
  places: i32,
  first: i32,
  end: i32,
): void {
  const size = <i32>sizeof<T>();
  const firstLine = min(lines, max(0, -y));
  const endLine = max(firstLine, min(lines, height - y));
  const width = end - first;
  clear<T>(patches, firstLine * places);
  clear<T>(patches + size * endLine * places, (lines - endLine) * places);
  if (endLine == firstLine) return;
  if (width == 0) return clear<T>(patches + size * firstLine * places, (endLine - firstLine) * places);
  const count = (endLine - firstLine - 1) * places + width;
  const target = patches + size * firstLine * places;
  copyRun<T>(corner + size * (firstLine + y) * places, target + size * first, count, 1);
  if (width == places) return;
  for (let line = 0; line < endLine - firstLine; line++) {
    const start = target + size * line * places;
    clear<T>(start, first);
    clear<T>(start + size * end, places - end);
  }
}

function word(geometry: usize, index: usize): i32 {
  return load<i32>(geometry + 4 * index);
}

/** Of a number above 0, rounded up; of any other, at most 0. */
function divideUp(a: i32, b: i32): i32 {
  return (a + b - 1) / b;
}

function clear<T extends number>(to: usize, count: i32): void {
  for (let k = 0; k < count; k++) {
    store<T>(to, <T>0);
    to += sizeof<T>();
  }
}

/** Copies elements that lie `stride` apart to where they lie side by side. */
function copyRun<T extends number>(from: usize, to: usize, count: i32, stride: i32): void {
  const step = <usize>stride * sizeof<T>();
  if (stride == 1) {
    const whole = <i32>(16 / sizeof<T>());
    for (; count >= whole; count -= whole) {
      v128.store(to, v128.load(from));
      from += 16;
      to += 16;
    }
  }
  for (; count > 0; count--) {
    store<T>(to, load<T>(from));
    from += step;
    to += sizeof<T>();
  }
}

/** The way back: adds elements that lie side by side to those that lie `stride` apart. */
function addRun<T extends number>(from: usize, to: usize, count: i32, stride: i32): void {
  const step = <usize>stride * sizeof<T>();
  if (stride == 1) {
    const whole = <i32>(16 / sizeof<T>());
    for (; count >= whole; count -= whole) {
      v128.store(to, v128.add<T>(v128.load(to), v128.load(from)));
      from += 16;
      to += 16;
    }
  }
  for (; count > 0; count--) {
    store<T>(to, <T>(load<T>(to) + load<T>(from)));
    from += sizeof<T>();
    to += step;
  }
}
