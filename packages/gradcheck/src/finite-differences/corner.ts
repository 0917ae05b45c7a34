import type { Level, Track } from "../numerics/track.js";

/** A function that is not smooth there, as far as the narrowest steps show that rounding leaves. */
export type Corner =
  /** The slopes of the two sides differ, and go on doing so. */
  | { readonly kind: "corner"; readonly step: number }
  /** The function jumps, and one side is left. */
  | { readonly kind: "jump"; readonly steady: "left" | "right" | undefined }
  /** It is finite, or may be taken, on one side alone. */
  | { readonly kind: "edge"; readonly open: "left" | "right" }
  /** The sides differ by more than explains the disagreement, and have not settled. */
  | { readonly kind: "unsettled" };

/** How many times its noise a gap is that is no noise. */
const CLEAR = 8;
/** How far apart steps are whose slopes are compared. */
const APART = 15;
/** Of a smooth function the gap shrinks to a sixteenth, of |x|^1.5 to a quarter. */
const PERSISTING = 0.4;
/** Of a jump it grows sixteenfold. */
const GROWING = 10;

/**
 * What keeps a function from being smooth, if anything does. A corner's slopes hold still over
 * steps that shrink, those of noise and of bends do not.
 */
export function cornerAt(analytic: number, track: Track): Corner | undefined {
  const levels = track.levels();
  const edge = edgeOf(levels);
  if (edge !== undefined) return edge;
  const finite = levels.filter(({ central }) => Number.isFinite(central));
  const narrow = finite.filter((l) => gapOf(l) > CLEAR * track.noise(l.step)).at(-1);
  if (narrow === undefined) return undefined;
  const gap = gapOf(narrow);
  // Where a narrower step would show the gap, and does not, the corner lies elsewhere.
  const vanished = finite.some(
    ({ step }) => step < narrow.step && 2 * CLEAR * track.noise(step) < gap,
  );
  if (vanished || gap < 1e-3 * largerOf(narrow)) return undefined;
  const before = finite.filter(({ step }) => step >= APART * narrow.step).at(-1);
  if (before === undefined || !(gap > PERSISTING * gapOf(before))) {
    const lasting = before === undefined ? gap : lastingGap(narrow, before);
    return lasting > Math.abs(analytic - narrow.central) ? { kind: "unsettled" } : undefined;
  }
  const growth = gap / gapOf(before);
  if (growth < 2) return { kind: "corner", step: narrow.step };
  if (growth < GROWING) return { kind: "unsettled" };
  const jumps = (side: "left" | "right") =>
    Math.abs(narrow[side]) > GROWING * Math.abs(before[side]);
  const steady = jumps("left") ? (jumps("right") ? undefined : "right") : "left";
  return { kind: "jump", steady };
}

/**
 * The step at which single outputs have corners that cancel in their sum, which then is smooth: of
 * `u relu(x) + v relu(-x)` where v is nearly -u. Undefined where there are none.
 */
export function hiddenCornerAt(analytic: number, track: Track): number | undefined {
  if (track.moved() < 2) return undefined;
  const resolved = ({ step, central }: Level) =>
    2 * CLEAR * track.noise(step) < Math.abs(analytic - central);
  const narrow = track.levels().filter(resolved).at(-1);
  if (narrow === undefined) return undefined;
  const [gap, before] = [narrow.step, (APART + 1) * narrow.step].map((step) => {
    const { left, right } = track.changes(step);
    return left.reduce((sum, change, k) => sum + Math.abs(change + right[k]!), 0) / step;
  });
  const persists = gap! > PERSISTING * before! && gap! < before! / PERSISTING;
  return persists && gap! > CLEAR * track.noise(narrow.step) ? narrow.step : undefined;
}

function edgeOf(levels: readonly Level[]): Corner | undefined {
  const narrowest = levels.slice(-2);
  const open = (["left", "right"] as const).filter((side) =>
    narrowest.every((level) => Number.isFinite(level[side])),
  );
  const [only] = open;
  if (open.length !== 1 || only === undefined) return undefined;
  const other = only === "left" ? "right" : "left";
  return narrowest.every((level) => Number.isNaN(level[other]))
    ? { kind: "edge", open: only }
    : undefined;
}

/** What is left of the gap at a step of 0, if the rest shrinks with the step as that of a bend does. */
function lastingGap(narrow: Level, before: Level): number {
  const ratio = before.step / narrow.step;
  return (ratio * gapOf(narrow) - gapOf(before)) / (ratio - 1);
}

function gapOf({ left, right }: Level): number {
  return Math.abs(right - left);
}

function largerOf({ left, right }: Level): number {
  return Math.max(Math.abs(left), Math.abs(right));
}
