/** What is less likely than this by chance is taken for a pattern. */
const UNLIKELY = 1e-4;

/**
 * Whether chance hardly puts just the wrong points on one side: one of `C(n, wrong)` ways of
 * choosing them does.
 */
export function isUnlikelySplit(wrong: number, right: number, ways = 1): boolean {
  if (wrong === 0 || right === 0) return false;
  let log = 0;
  for (let i = 1; i <= Math.min(wrong, right); i++) log += Math.log((wrong + right + 1 - i) / i);
  return Math.log(ways) - log < Math.log(UNLIKELY);
}

/** Whether chance hardly makes each line all wrong or all right; each line: how many points it has. */
export function areUnlikelyPure(lines: readonly number[], share: number): boolean {
  const log = lines.reduce(
    (sum, points) => sum + Math.log(share ** points + (1 - share) ** points),
    0,
  );
  return log < Math.log(UNLIKELY);
}
