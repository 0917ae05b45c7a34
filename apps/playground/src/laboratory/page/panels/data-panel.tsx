import { RangeField, SelectField } from "../../../shared/fields.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { percent } from "../../../texts/numbers.js";
import { OWN_TEXTS } from "../../../texts/own-data.js";
import { CURVE_TEXTS } from "../../../texts/regression.js";
import {
  DEFAULTS,
  DIGIT_DEFAULTS,
  DIGITS,
  type LabSettings,
  LIMITS,
  REGRESSION_LOSS,
  SURFACE,
} from "../../settings/lab-settings.js";
import type { Laboratory } from "../laboratory.js";
import { CsvFile } from "../own/csv-file.js";
import { RuleField } from "../own/rule-field.js";
import type { PageState } from "../state.js";

/** The settings of the data. */
export function DataPanel({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const { data, points, classes, noise, seed, testShare, loss } = state.settings.value;
  const choices = state.choices.value;
  /** Numbers need a loss of numbers; the usual one of classes comes back with them. */
  const lossFor = (name: string) => {
    const wasRegression = choices?.regression.includes(data);
    if (choices?.regression.includes(name)) {
      return choices.regressionLoss.includes(loss) ? {} : { loss: REGRESSION_LOSS };
    }
    return wasRegression ? { loss: DEFAULTS.loss } : {};
  };
  const isRegression = choices?.regression.includes(data) ?? false;
  const figure = choices?.figures[data];
  const isDrawn = data !== "own" && data !== DIGITS;
  const change = (name: string) => {
    const chosen = choices?.figures[name];
    lab.change({
      data: name,
      classes: chosen?.classes ?? classes,
      noise: chosen?.noise ?? noise,
      ...lossFor(name),
      ...(name === DIGITS && DIGIT_DEFAULTS),
      // Points of the plane want what they began with.
      ...(data === DIGITS && name !== DIGITS && plainDefaults()),
    });
  };
  return (
    <section class="panel" aria-labelledby="data-title">
      <h2 id="data-title">{TEXTS.data}</h2>
      <SelectField
        label={TEXTS.figure}
        value={data}
        names={choices?.data ?? []}
        shown={(name) => OWN_TEXTS.figures[name] ?? name}
        groups={
          choices && [
            [
              OWN_TEXTS.groups.classes,
              choices.data.filter((name) => !choices.regression.includes(name)),
            ],
            [OWN_TEXTS.groups.numbers, choices.regression],
          ]
        }
        onChange={change}
      />
      {data === "own" && (
        <>
          <p class="hint">{OWN_TEXTS.hint}</p>
          <CsvFile state={state} lab={lab} />
        </>
      )}
      {(data === "rule" || data === SURFACE) && <RuleField state={state} lab={lab} />}
      {isDrawn && !isRegression && figure?.classes === undefined && (
        <RangeField
          label={TEXTS.classes}
          value={classes}
          {...LIMITS.classes}
          onChange={(value) => lab.change({ classes: value })}
        />
      )}
      {isDrawn && (
        <>
          <RangeField
            label={isRegression ? CURVE_TEXTS.points : TEXTS.points}
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
        </>
      )}
      <RangeField
        label={TEXTS.testShare}
        value={testShare}
        least={LIMITS.testShare.least}
        most={LIMITS.testShare.most}
        step={0.1}
        shown={percent(testShare, 0)}
        onChange={(value) => lab.change({ testShare: value })}
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

/** The usual settings of all that the digits set. */
function plainDefaults(): Partial<LabSettings> {
  const { hidden, activation, batchSize, learningRate, testShare } = DEFAULTS;
  return { hidden, activation, batchSize, learningRate, testShare };
}
