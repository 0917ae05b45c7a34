/** Numbers for the tests of kernels: mostly ordinary, with every kind of special one among them. */
export function testValues(length: number, seed: number, special: boolean): Float64Array {
  const specials = [
    0,
    -0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    1.4e-45,
    -1e-40,
    5e-324,
    -3e-310,
    3.4028234663852886e38,
  ];
  let state = seed * 2654435761 + 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Float64Array.from({ length }, () =>
    special && next() < 0.2 ? specials[Math.floor(next() * specials.length)]! : next() * 4 - 2,
  );
}
