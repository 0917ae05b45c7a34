import { TEXTS } from "../../../texts/laboratory.js";
import type { Series } from "../../protocol.js";
import { type Colour, css } from "../colours.js";
import { Picture } from "../picture.js";
import type { PageState } from "../state.js";

/** Pixels across; each shows the moment that is nearest. */
const COLUMNS = 170;
/** Sizes from 1e-6 to 10 take the whole scale. */
const LEAST = -6;
const MOST = 1;
const WARM: Colour = [213, 94, 0];

/** The size of each layer's gradient over the steps: rows are layers, darker is larger. */
export function Gradients({ state }: { readonly state: PageState }) {
  const frame = state.frame.value;
  if (!frame) return null;
  const { gradients } = frame.history;
  return (
    <figure class="gradients" aria-label={TEXTS.gradientsLabel}>
      {gradients.map((sizes, i) => (
        <div class="gradient">
          <Picture paint={(canvas) => paintSizes(canvas, sizes, frame.history)} />
          <span>
            {sizes.at(-1) === 0 && frame.step > 0
              ? `${TEXTS.layer(i + 1)}: ${TEXTS.zero}`
              : TEXTS.gradientNow(i + 1, sizes.at(-1)!)}
          </span>
        </div>
      ))}
    </figure>
  );
}

function paintSizes(canvas: HTMLCanvasElement, sizes: Float32Array, { steps }: Series): void {
  canvas.width = COLUMNS;
  canvas.height = 8;
  const context = canvas.getContext("2d");
  if (!context) return;
  const last = steps.length - 1;
  for (let column = 0; column < COLUMNS; column++) {
    const moment = Math.round((column / (COLUMNS - 1)) * last);
    const size = sizes[moment]!;
    // The start is before any gradient.
    if (steps[moment] === 0) continue;
    if (size === 0 || !Number.isFinite(size)) {
      drawMark(context, column, size === 0);
      continue;
    }
    const share = (Math.log10(size) - LEAST) / (MOST - LEAST);
    context.fillStyle = css(WARM, Math.min(1, Math.max(0.05, share)));
    context.fillRect(column, 0, 1, 8);
  }
}

/** Exact zeros are hatched, what is no number is crossed out in full. */
function drawMark(context: CanvasRenderingContext2D, column: number, isZero: boolean): void {
  context.fillStyle = css([128, 128, 128]);
  if (isZero) context.fillRect(column, column % 8, 1, 1);
  else context.fillRect(column, 0, 1, 8);
}
