import { exp } from "@adjoint/math";
import { activation } from "./activation.js";
import { compiled } from "./generated/gelu-tanh.js";

/** Beyond it the exponential is 0; the cube of a larger number may be none. */
const LARGEST = 40;
const TWO_SQRT_TWO_OVER_PI = 1.5957691216057308;
const CUBIC = 0.044715;

/** `y = x * (1 + tanh(z / 2)) / 2` with `z = 2 √(2/π) (x + 0.044715 x³)`: that is, x times the sigmoid of z. */
export const geluTanh = /* @__PURE__ */ activation(
  "gelu",
  {
    forward: (x) => {
      const limited = Math.max(-LARGEST, Math.min(x, LARGEST));
      const cubic = CUBIC * (limited * limited);
      const e = exp(-Math.abs(TWO_SQRT_TWO_OVER_PI * (limited * (1 + cubic))));
      const sum = 1 + e;
      const share = (x < 0 ? e : 1) / sum;
      const slopeOfZ = TWO_SQRT_TWO_OVER_PI * (1 + 3 * cubic);
      return [x * share, share + x * (slopeOfZ * (e / (sum * sum)))]; // y, and its slope
    },
    backward: (dy, _x, _y, slope) => dy * slope,
  },
  compiled,
);
