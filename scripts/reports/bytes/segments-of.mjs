const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * The segments of a source map's `mappings`, line by line: where in the line each begins, and the index of its
 * source. The format is ECMA-426: differences from the segment before, in base 64 with the sign last.
 */
export function segmentsOf(mappings) {
  let source = 0;
  return mappings.split(";").map((line) => {
    let column = 0;
    return line.split(",").flatMap((segment) => {
      if (segment === "") return [];
      const [columns, sources = 0] = numbersOf(segment);
      column += columns;
      source += sources;
      return [{ column, source }];
    });
  });
}

function numbersOf(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
