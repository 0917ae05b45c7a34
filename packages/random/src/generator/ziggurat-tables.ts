import { exp, log } from "@adjoint/math";

/** Layers of equal area under `e^(-x² / 2)`, the widest one first, which also has the tail. */
export interface ZigguratTables {
  /** The width of each layer over 2^52. */
  readonly widths: Float64Array;
  /** The curve at the edge of each. */
  readonly heights: Float64Array;
  /** Below this place of 2^52 a point of the layer lies under the curve, whatever its height. */
  readonly limits: Float64Array;
}

const LAYERS = 256;
/** Where the tail begins: the edge of the last layer. */
export const TAIL = 3.6541528853610088;
/** What each layer has, and the first one together with the tail. */
const AREA = 0.004928673233974652;
const TWO_52 = 4503599627370496;

// Where NumPy's tables differ by one in the last place from what is computed here.
const WIDER = [94, 95, 101, 104];
const NARROWER = [24, 43, 90, 96, 97, 111, 112, 115, 121, 135, 252];
const HIGHER = [38, 91, 110, 111, 114, 121, 131, 135, 157, 198, 202, 216, 220, 252];
const LOWER = [84, 87, 127, 161, 166, 177, 200, 213, 222, 228];
/** Those that are larger by 1: a bit for each layer, four a digit, the lowest first. */
const LARGER = "0af42a08802084a002500c2709040001149c06564e5060086021080a0c402483";

/**
 * NumPy's tables, to the last bit. From the outermost layer inwards, each edge follows from that of the last: the
 * layer between them has the area. The whole tables would be 8 KB of a page, gzipped.
 *
 * After Marsaglia and Tsang, "The Ziggurat Method for Generating Random Variables" (2000). NumPy has them in
 * `ziggurat_constants.h`; `fixtures/make-ziggurat.py` reads them from its library, for a test of all 768.
 */
export function zigguratTables(): ZigguratTables {
  const widths = new Float64Array(LAYERS);
  const heights = new Float64Array(LAYERS);
  const limits = new Float64Array(LAYERS);
  let edge = TAIL;
  for (let i = LAYERS - 1; i > 0; i--) {
    if (i < LAYERS - 1) {
      const next = Math.sqrt(-2 * log(AREA / edge + heights[i + 1]!));
      const inner = nudged(next, Number(WIDER.includes(i)) - Number(NARROWER.includes(i)));
      limits[i + 1] = Math.floor((inner / edge) * TWO_52) + largerBy(i + 1);
      edge = inner;
    }
    widths[i] = edge / TWO_52;
    const height = exp(-0.5 * edge * edge);
    heights[i] = nudged(height, Number(HIGHER.includes(i)) - Number(LOWER.includes(i)));
  }
  // The first layer reaches as far as its area does at the height of the tail; nothing is below the second.
  const reach = AREA / heights[LAYERS - 1]!;
  widths[0] = reach / TWO_52;
  heights[0] = 1;
  limits[0] = Math.floor((TAIL / reach) * TWO_52);
  return { widths, heights, limits };
}

/** The number beside a positive one, up or down. */
function nudged(value: number, by: number): number {
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0]! += BigInt(by);
  return new Float64Array(bits.buffer)[0]!;
}

function largerBy(layer: number): number {
  return (Number.parseInt(LARGER[layer >> 2]!, 16) >> (layer & 3)) & 1;
}
