/** What is less likely than this by chance is taken for a pattern. */
const UNLIKELY = 1e-4;

/**
 * Whether chance hardly puts just the wrong points on one side: one of `C(n, wrong)` ways of
 * choosing them does.
 */
export function isUnlikelySplit(wrong: number, right: number, ways = 1): boolean {
  if (wrong === 0 || right === 0) return false;
  let choices = 1;
  for (let i = 1; i <= Math.min(wrong, right); i++) choices *= (wrong + right + 1 - i) / i;
  return ways / choices < UNLIKELY;
}

/** Whether chance hardly makes each line all wrong or all right; each line: how many points it has. */
export function areUnlikelyPure(lines: readonly number[], share: number): boolean {
  const chance = lines.reduce(
    (product, points) => product * (power(share, points) + power(1 - share, points)),
    1,
  );
  return chance < UNLIKELY;
}

/** By multiplication alone, so that engines cannot differ. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result *= base;
  return result;
}
