import { grainOf, stepBetween } from "./grain.js";
import { largestOf } from "./largest.js";
import type { Line } from "./line.js";
import { measuredNoise } from "./measured-noise.js";
import type { Probe } from "./probe.js";

/** Slopes at one step: across, and to either side; NaN where the function is not finite. */
export interface Level {
  readonly step: number;
  readonly central: number;
  readonly left: number;
  readonly right: number;
}

/** What is known of a function along a line: more with every level that is asked for. */
export interface Track {
  readonly line: Line;
  /** Whether the function is finite where the line begins. */
  readonly finite: boolean;
  /** Two forwards, unless the level is known already. */
  readonly level: (step: number) => Level;
  /** All levels so far, the widest first. */
  readonly levels: () => readonly Level[];
  /** How much of a slope at that step rounding may have made. */
  readonly noise: (step: number) => number;
  /** Measures the noise, which until then is taken from the size of the outputs. */
  readonly measureNoise: () => void;
  /** How many outputs have moved so far. */
  readonly moved: () => number;
  /** How each output changes over a step to either side. */
  readonly changes: (step: number) => { readonly left: Float64Array; readonly right: Float64Array };
}

/** From 0 to another point: where that really is, by how much the function changes, and how large it is. */
interface Change {
  readonly position: number;
  readonly change: number;
  readonly size: number;
}

/** How many roundings an output is taken to have gone through. */
const ROUNDINGS = 8;
/** How far above its measured deviation noise may be. */
const DEVIATIONS = 4;
/** How many roundings of 1 a grain may be. */
const GRAIN = 16;
/** How often it is looked between a step over which nothing moves and one over which all does. */
const HALVINGS = 4;

/** A function along a line. The line is left at 0 after every call. */
export function trackAlong(probe: Probe, line: Line): Track {
  const { weights, base, epsilon } = probe;
  const known = new Map<number, Level>();
  const sizes = new Map<number, number>();
  const touched = new Set<number>();
  const weighted = Array.from(weights, (weight, k) => (weight === 0 ? 0 : weight * base[k]!));
  const typical = largestOf(weighted);
  let still = 0;
  let deviation = 0;
  let isMeasured = false;
  let grain = 0;

  function outputsAt(t: number): { position: number; outputs: ArrayLike<number> } | undefined {
    if (t < line.lowest || t > line.highest) return undefined;
    const position = line.moveTo(t);
    try {
      return { position, outputs: probe.outputs() };
    } catch (error) {
      // Beyond the op's domain; unless it throws here as well, which is another matter.
      line.moveTo(0);
      try {
        probe.outputs();
      } catch {
        throw error;
      }
      return undefined;
    } finally {
      line.moveTo(0);
    }
  }

  /** By how much the function changes from 0 to t, and where that really is. */
  function changeTo(t: number): Change {
    const sample = outputsAt(t);
    if (sample === undefined) return { position: t, change: Number.NaN, size: 0 };
    let change = 0;
    let size = 0;
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k]!;
      const output = sample.outputs[k]!;
      // Subtracted before they are summed: an output that stays the same adds no rounding.
      if (weight === 0 || output === base[k]) continue;
      if (!touched.has(k)) {
        touched.add(k);
        still += Math.abs(weight * base[k]!);
      }
      change += weight * (output - base[k]!);
      size += Math.abs(weight) * Math.max(Math.abs(output), Math.abs(base[k]!));
    }
    const finite = Number.isFinite(change);
    return {
      position: sample.position,
      change: finite ? change : Number.NaN,
      size: finite ? size : 0,
    };
  }

  function level(step: number): Level {
    const before = known.get(step);
    if (before !== undefined) return before;
    const above = changeTo(step);
    const below = changeTo(-step);
    const found = {
      step,
      central: (above.change - below.change) / (above.position - below.position),
      left: below.change / below.position,
      right: above.change / above.position,
    };
    known.set(step, found);
    if (isMeasured) grain = grainNow();
    sizes.set(step, Math.max(above.size, below.size));
    return found;
  }

  function measureNoise(): void {
    const measured = measuredNoise(line, (t) => outputsAt(t)?.outputs, base, touched);
    let variance = 0;
    for (const [k, noise] of measured) variance += (weights[k]! * noise) ** 2;
    deviation = Math.sqrt(variance);
    isMeasured = true;
    for (let i = 0; i < HALVINGS; i++) {
      const step = stepBetween(levels());
      if (step !== undefined) level(step);
    }
    grain = grainNow();
  }

  const grainNow = () => grainOf(levels(), GRAIN * epsilon * largestOf(weights));

  const levels = () => [...known.values()].sort((a, b) => b.step - a.step);

  return {
    line,
    finite: weighted.every(Number.isFinite),
    level,
    levels,
    noise: (step) => {
      const size = touched.size > 0 ? Math.max(still, sizes.get(step) ?? 0) : typical;
      const outputs = Math.max(ROUNDINGS * epsilon * size, DEVIATIONS * deviation, grain);
      // Of several values, each is rounded to a step of its own.
      const slope = line.several ? Math.abs(known.get(step)?.central ?? 0) : 0;
      const positions = slope > 0 ? 2 * epsilon * line.size * slope : 0;
      return (outputs + positions) / step;
    },
    measureNoise,
    moved: () => touched.size,
    changes: (step) => {
      const over = (t: number) => {
        const outputs = outputsAt(t)?.outputs;
        return Float64Array.from(weights, (weight, k) =>
          weight === 0 ? 0 : weight * ((outputs?.[k] ?? Number.NaN) - base[k]!),
        );
      };
      return { left: over(-step), right: over(step) };
    },
  };
}
