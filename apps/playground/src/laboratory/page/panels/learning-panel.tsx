import { RangeField, SelectField } from "../../../shared/fields.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { digits } from "../../../texts/numbers.js";
import { SITE_TEXTS } from "../../../texts/site.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

const LEARNING_RATES = [1e-4, 3e-4, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 1, 3, 10];
const BATCH_SIZES = [1, 4, 16, 32, 64, 128, 0];

/** The settings of the training. */
export function LearningPanel({
  state,
  lab,
}: {
  readonly state: PageState;
  readonly lab: Laboratory;
}) {
  const { settings, choices } = state;
  const { optimizer, momentum, learningRate, batchSize, dtype, loss } = settings.value;
  const hasMomentum = choices.value?.momentum.includes(optimizer) ?? false;
  return (
    <section class="panel" aria-labelledby="learning-title">
      <h2 id="learning-title">{TEXTS.learning}</h2>
      <SelectField
        label={TEXTS.loss}
        value={loss}
        names={choices.value?.loss ?? []}
        onChange={(name) => lab.change({ loss: name })}
      />
      <SelectField
        label={TEXTS.optimizer}
        value={optimizer}
        names={choices.value?.optimizer ?? []}
        onChange={(name) => lab.change({ optimizer: name, momentum: undefined })}
      />
      <ListField
        label={TEXTS.learningRate}
        value={learningRate}
        values={LEARNING_RATES}
        shown={digits(learningRate)}
        onChange={(value) => lab.change({ learningRate: value })}
      />
      {hasMomentum && (
        <RangeField
          label={TEXTS.momentum}
          value={momentum ?? 0}
          least={0}
          most={0.95}
          step={0.05}
          onChange={(value) => lab.change({ momentum: value })}
        />
      )}
      <ListField
        label={TEXTS.batchSize}
        value={batchSize}
        values={BATCH_SIZES}
        shown={batchSize === 0 ? TEXTS.allRows : String(batchSize)}
        onChange={(value) => lab.change({ batchSize: value })}
      />
      <SelectField
        label={SITE_TEXTS.dtype}
        value={dtype}
        names={["float64", "float32"]}
        onChange={(name) => lab.change({ dtype: name === "float32" ? name : "float64" })}
      />
    </section>
  );
}

/** A slider over a list; a value that an address brought and the list lacks joins it. */
function ListField({
  label,
  value,
  values,
  shown,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly values: readonly number[];
  readonly shown: string;
  readonly onChange: (value: number) => void;
}) {
  const all = values.includes(value) ? values : [value, ...values];
  return (
    <RangeField
      label={label}
      value={all.indexOf(value)}
      least={0}
      most={all.length - 1}
      step={1}
      shown={shown}
      onChange={(at) => onChange(all[at]!)}
    />
  );
}
