import { SelectField } from "../../../shared/fields.js";
import { BEND_TEXTS } from "../../../texts/bend.js";
import type { Bend, BendView } from "../../protocol.js";
import type { Laboratory } from "../laboratory.js";
import { Picture } from "../picture.js";
import type { PageState } from "../state.js";
import { paintBend } from "./paint-bend.js";

/** How a layer bends the plane: a grid of straight lines, and the points, as the layer sees them. */
export function BendPanel({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const frame = state.frame.value;
  if (!frame?.bend) return null;
  const { bend, sizes } = frame;
  return (
    <section class="panel bend" aria-labelledby="bend-title">
      <h2 id="bend-title">{BEND_TEXTS.title}</h2>
      <div class="bend-parts">
        <div
          class="bend-picture"
          role="img"
          aria-label={BEND_TEXTS.label(bend.layer, bend.units, sizes.length)}
        >
          <Picture paint={(canvas) => paintBend(canvas, bend, frame.points)} />
        </div>
        <div>
          <Choices state={state} lab={lab} bend={bend} sizes={sizes} />
          <p class="hint">{BEND_TEXTS.hint(bend.layer, sizes.length)}</p>
        </div>
      </div>
    </section>
  );
}

function Choices({
  state,
  lab,
  bend,
  sizes,
}: {
  readonly state: PageState;
  readonly lab: Laboratory;
  readonly bend: Bend;
  readonly sizes: readonly number[];
}) {
  const { units } = bend;
  // What was asked for last: the frame may still be of what was asked for before.
  const layer = Math.min(state.bend.value?.layer ?? bend.layer, sizes.length - 1);
  const choose = (next: BendView) => {
    state.bend.value = next;
    lab.redraw();
  };
  const wanted = state.bend.value?.units;
  const shown = wanted && Math.max(...wanted) < units ? wanted : undefined;
  const names = Array.from({ length: units }, (_, unit) => String(unit));
  const layers = sizes.map((_, i) => String(i));
  return (
    <>
      <SelectField
        label={BEND_TEXTS.layer}
        value={String(layer)}
        names={layers}
        shown={(name) => BEND_TEXTS.layerName(Number(name), sizes.length)}
        onChange={(name) => choose({ layer: Number(name) })}
      />
      {units > 2 && (
        <>
          <SelectField
            label={BEND_TEXTS.across}
            value={shown ? String(shown[0]) : "best"}
            names={["best", ...names]}
            shown={axisName}
            onChange={(name) =>
              choose(
                name === "best" ? { layer } : { layer, units: [Number(name), shown?.[1] ?? 0] },
              )
            }
          />
          <SelectField
            label={BEND_TEXTS.upwards}
            value={shown ? String(shown[1]) : "best"}
            names={["best", ...names]}
            shown={axisName}
            onChange={(name) =>
              choose(
                name === "best" ? { layer } : { layer, units: [shown?.[0] ?? 0, Number(name)] },
              )
            }
          />
        </>
      )}
    </>
  );
}

function axisName(name: string): string {
  return name === "best" ? BEND_TEXTS.best : BEND_TEXTS.unit(Number(name));
}
