import { RangeField, SelectField } from "../../../shared/fields.js";
import { DIGIT_TEXTS } from "../../../texts/digits.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { percent } from "../../../texts/numbers.js";
import type { Frame } from "../../protocol.js";
import { LIMITS, MOST_LAYERS, MOST_UNITS } from "../../settings/lab-settings.js";
import type { Unit } from "../../settings/view.js";
import type { Laboratory } from "../laboratory.js";
import { paintUnit } from "../paint.js";
import { Picture } from "../picture.js";
import type { PageState } from "../state.js";
import { drawnNetwork, learnedBy } from "./drawn-network.js";
import { Links } from "./links.js";
import { placesOf } from "./places.js";
import { WeightsTable } from "./weights-table.js";

/** The network: a map for each unit, a line for each weight, and how many there are of each. */
export function NetworkView({
  state,
  lab,
}: {
  readonly state: PageState;
  readonly lab: Laboratory;
}) {
  return (
    <section class="panel network" aria-labelledby="network-title">
      <h2 id="network-title">{TEXTS.network}</h2>
      <Choices state={state} lab={lab} />
      <Diagram state={state} lab={lab} />
    </section>
  );
}

function Choices({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const { hidden, activation, initializer, normalization, dropout } = state.settings.value;
  const choices = state.choices.value;
  return (
    <div class="network-choices">
      <SelectField
        label={TEXTS.activation}
        value={activation}
        names={choices?.activation ?? []}
        onChange={(name) => lab.change({ activation: name })}
      />
      <SelectField
        label={TEXTS.initializer}
        value={initializer}
        names={choices?.initializer ?? []}
        onChange={(name) => lab.change({ initializer: name })}
      />
      <SelectField
        label={TEXTS.normalization}
        value={normalization}
        names={choices?.normalization ?? []}
        onChange={(name) => lab.change({ normalization: name })}
      />
      <RangeField
        label={TEXTS.dropout}
        value={dropout}
        least={0}
        most={LIMITS.dropout.most}
        step={0.05}
        shown={percent(dropout, 0)}
        onChange={(value) => lab.change({ dropout: value })}
      />
      <div class="layer-buttons">
        <button
          type="button"
          disabled={hidden.length === 0}
          onClick={() => lab.change({ hidden: hidden.slice(0, -1) })}
        >
          {TEXTS.removeLayer}
        </button>
        <button
          type="button"
          disabled={hidden.length === MOST_LAYERS}
          onClick={() => lab.change({ hidden: [...hidden, hidden.at(-1) ?? 4] })}
        >
          {TEXTS.addLayer}
        </button>
      </div>
    </div>
  );
}

function Diagram({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const frame = state.frame.value;
  if (!frame) return null;
  const { weights, biases, digit } = frame;
  const shown = drawnNetwork(frame);
  const { sizes } = shown;
  const places = placesOf(sizes);
  const parameters = [...weights, ...biases].reduce((sum, { length }) => sum + length, 0);
  return (
    <>
      <div
        class={sizes.length > 5 ? "diagram tight" : "diagram"}
        style={{ height: `${places.height}px` }}
      >
        <Links sizes={sizes} weights={shown.weights} places={places} />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields. */}
        <div role="group" aria-label={TEXTS.networkLabel(frame.sizes, parameters)}>
          {sizes.map((units, layer) => (
            <div class="column" style={{ left: `${places.left(layer)}%` }}>
              <Heading frame={frame} layer={layer} lab={lab} state={state} />
              {Array.from({ length: units }, (_, unit) => (
                <Tile
                  state={state}
                  frame={frame}
                  place={{ layer, unit }}
                  top={places.top(layer, unit)}
                  size={places.tile}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <p class="hint">{digit ? `${TEXTS.mapHint}. ${DIGIT_TEXTS.hint}` : TEXTS.mapHint}</p>
      <WeightsTable frame={frame} />
    </>
  );
}

/** The name of a layer; of a hidden one also how many units it has. */
function Heading({
  frame: { sizes },
  layer,
  state,
  lab,
}: {
  readonly frame: Frame;
  readonly layer: number;
  readonly state: PageState;
  readonly lab: Laboratory;
}) {
  const { hidden } = state.settings.value;
  if (layer === 0) return <p class="layer-name">{TEXTS.inputLayer}</p>;
  if (layer === sizes.length - 1) return <p class="layer-name">{TEXTS.outputLayer}</p>;
  const units = hidden[layer - 1] ?? sizes[layer]!;
  const set = (count: number) =>
    lab.change({ hidden: hidden.map((each, i) => (i === layer - 1 ? count : each)) });
  return (
    <div class="layer-name">
      {TEXTS.layer(layer)}
      <span class="units">
        <button
          type="button"
          aria-label={TEXTS.removeUnit(layer)}
          disabled={units <= 1}
          onClick={() => set(units - 1)}
        >
          −
        </button>
        <span>{TEXTS.units(units)}</span>
        <button
          type="button"
          aria-label={TEXTS.addUnit(layer)}
          disabled={units >= MOST_UNITS}
          onClick={() => set(units + 1)}
        >
          +
        </button>
      </span>
    </div>
  );
}

/** The map of one unit over the plane; picked, the large plane shows it. */
function Tile({
  state,
  frame,
  place,
  top,
  size,
}: {
  readonly state: PageState;
  readonly frame: Frame;
  readonly place: Unit;
  readonly top: number;
  readonly size: number;
}) {
  const { layer, unit } = place;
  const picked = state.picked.value;
  const isPicked = picked?.layer === layer && picked.unit === unit;
  return (
    <button
      type="button"
      class="tile"
      aria-pressed={isPicked}
      aria-label={TEXTS.unitName(layer, unit, frame.sizes.length, learnedBy(frame))}
      title={TEXTS.unitName(layer, unit, frame.sizes.length, learnedBy(frame))}
      style={{ top: `${top}px`, width: `${size}px`, height: `${size}px` }}
      onClick={() => {
        state.picked.value = isPicked ? undefined : place;
      }}
    >
      <Picture
        paint={(canvas) => paintUnit(canvas, frame.unitMaps[layer]?.[unit] ?? new Int8Array(1))}
      />
    </button>
  );
}
