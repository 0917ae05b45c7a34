import { RangeField, SelectField } from "../../../shared/fields.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { LIMITS } from "../../settings/lab-settings.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

/** The settings of the data. */
export function DataPanel({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const { data, points, classes, noise, seed } = state.settings.value;
  const choices = state.choices.value;
  const change = (name: string) => {
    const figure = choices?.figures[name];
    lab.change({ data: name, classes: figure?.classes ?? classes, noise: figure?.noise ?? noise });
  };
  return (
    <section class="panel" aria-labelledby="data-title">
      <h2 id="data-title">{TEXTS.data}</h2>
      <SelectField
        label={TEXTS.figure}
        value={data}
        names={choices?.data ?? []}
        onChange={change}
      />
      {choices?.figures[data]?.classes === undefined && (
        <RangeField
          label={TEXTS.classes}
          value={classes}
          {...LIMITS.classes}
          onChange={(value) => lab.change({ classes: value })}
        />
      )}
      <RangeField
        label={TEXTS.points}
        value={points}
        least={10}
        most={LIMITS.points.most}
        step={10}
        onChange={(value) => lab.change({ points: value })}
      />
      <RangeField
        label={TEXTS.noise}
        value={noise}
        least={0}
        most={1}
        step={0.05}
        onChange={(value) => lab.change({ noise: value })}
      />
      <RangeField
        label={TEXTS.seed}
        value={seed}
        least={0}
        most={Math.max(99, seed)}
        step={1}
        onChange={(value) => lab.change({ seed: value })}
      />
    </section>
  );
}
