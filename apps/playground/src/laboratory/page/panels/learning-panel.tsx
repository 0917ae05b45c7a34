import { RangeField, SelectField } from "../../../shared/fields.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { count, digits, percent } from "../../../texts/numbers.js";
import { CURVE_TEXTS } from "../../../texts/regression.js";
import { SITE_TEXTS } from "../../../texts/site.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

const LEARNING_RATES = [1e-4, 3e-4, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 1, 3, 10];
const STRENGTHS = [0, 1e-5, 1e-4, 3e-4, 0.001, 0.003, 0.01, 0.03, 0.1];
const SCHEDULE_STEPS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const DECAYS = [0, 1e-4, 3e-4, 0.001, 0.003, 0.01, 0.03, 0.1];
const GOALS = [0, 0.8, 0.9, 0.95, 0.98, 0.99, 1];
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
  const { schedule, scheduleSteps, decay, l1, l2 } = settings.value;
  const isRegression = choices.value?.regression.includes(settings.value.data) ?? false;
  const hasMomentum = choices.value?.momentum.includes(optimizer) ?? false;
  return (
    <section class="panel" aria-labelledby="learning-title">
      <h2 id="learning-title">{TEXTS.learning}</h2>
      <SelectField
        label={TEXTS.loss}
        value={loss}
        names={(isRegression ? choices.value?.regressionLoss : choices.value?.loss) ?? []}
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
      <SelectField
        label={TEXTS.schedule}
        value={schedule}
        names={choices.value?.schedule ?? []}
        onChange={(name) => lab.change({ schedule: name })}
      />
      {schedule === "inverseTimeDecay" ? (
        <ListField
          label={TEXTS.decay}
          value={decay}
          values={DECAYS}
          shown={digits(decay)}
          onChange={(value) => lab.change({ decay: value })}
        />
      ) : (
        <ListField
          label={TEXTS.scheduleSteps}
          value={scheduleSteps}
          values={SCHEDULE_STEPS}
          shown={count.format(scheduleSteps)}
          onChange={(value) => lab.change({ scheduleSteps: value })}
        />
      )}
      {(["l1", "l2"] as const).map((key) => (
        <ListField
          label={TEXTS.penalties[key]}
          value={key === "l1" ? l1 : l2}
          values={STRENGTHS}
          shown={digits(key === "l1" ? l1 : l2)}
          onChange={(value) => lab.change({ [key]: value })}
        />
      ))}
      <ListField
        label={isRegression ? CURVE_TEXTS.goal : TEXTS.goal}
        value={state.goal.value}
        values={GOALS}
        shown={state.goal.value === 0 ? TEXTS.noGoal : percent(state.goal.value, 0)}
        onChange={(value) => {
          state.goal.value = value;
        }}
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
