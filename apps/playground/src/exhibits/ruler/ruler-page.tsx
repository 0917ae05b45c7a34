import type { Signal } from "@preact/signals";
import { AddressNotice } from "../../shared/address-notice.js";
import { SelectField } from "../../shared/fields.js";
import type { FieldFault } from "../../shared/read-fields.js";
import { SiteFooter } from "../../shared/site-footer.js";
import { SiteHeader } from "../../shared/site-header.js";
import { digits } from "../../texts/numbers.js";
import { RULER_TEXTS } from "../../texts/ruler.js";
import { SITE_TEXTS } from "../../texts/site.js";
import { ErrorChart } from "./error-chart.js";
import { LineChart } from "./line-chart.js";
import type { Measurement, RulerRequest, Subject } from "./protocol.js";
import { WeightPicker } from "./weight-picker.js";

interface Props {
  readonly request: Signal<RulerRequest>;
  readonly measurement: Signal<Measurement | undefined>;
  /** Which step of the sweep is laid on. */
  readonly at: Signal<number>;
  readonly faults: Signal<readonly FieldFault[]>;
}

/** The slope that backward claims, beside the one that two points measure, for any step between them. */
export function RulerPage({ request, measurement, at, faults }: Props) {
  const found = measurement.value;
  return (
    <>
      <SiteHeader here="the-ruler.html" />
      <main class="exhibit">
        <AddressNotice faults={faults} />
        <h1>{RULER_TEXTS.title}</h1>
        <p class="lead">{RULER_TEXTS.lead}</p>
        <Choices request={request} />
        {found && (
          <>
            <Verdict found={found} />
            <Step found={found} at={at} />
            <div class="charts">
              <LineChart found={found} at={at.value} />
              <ErrorChart found={found} at={at.value} />
            </div>
            {found.tensors.length > 0 && <WeightPicker request={request} found={found} />}
          </>
        )}
      </main>
      <SiteFooter title={RULER_TEXTS.title} />
    </>
  );
}

const SUBJECTS: readonly Subject[] = ["weight", "wrong", "corner"];

function Choices({ request }: Pick<Props, "request">) {
  const { subject, dtype } = request.value;
  const change = (changes: Partial<RulerRequest>) => {
    request.value = { ...request.value, ...changes };
  };
  return (
    <section class="panel ruler-choices" aria-label={RULER_TEXTS.choices}>
      <fieldset class="subjects">
        <legend class="hidden">{RULER_TEXTS.choices}</legend>
        {SUBJECTS.map((each) => (
          <label class="check">
            <input
              type="radio"
              name="subject"
              checked={each === subject}
              onChange={() => change({ subject: each })}
            />
            {RULER_TEXTS.subjects[each]}
          </label>
        ))}
      </fieldset>
      <SelectField
        label={SITE_TEXTS.dtype}
        value={dtype}
        names={["float64", "float32"]}
        onChange={(name) => change({ dtype: name === "float32" ? name : "float64" })}
      />
    </section>
  );
}

/** The checker's verdict, in its own word and in a sentence. */
function Verdict({ found: { subject, verdict, claimed } }: { readonly found: Measurement }) {
  const { status, numerical, uncertainty } = verdict;
  const isWrong = status === "fail" || status === "non-finite";
  return (
    <p class={isWrong ? "verdict warning" : "verdict"} role="status">
      <strong>{status}</strong>: {RULER_TEXTS.statuses[status]}{" "}
      {subject === "corner"
        ? RULER_TEXTS.corner
        : RULER_TEXTS.slopes(
            claimed.toPrecision(9),
            numerical.toPrecision(9),
            uncertainty === undefined ? undefined : digits(uncertainty),
          )}
    </p>
  );
}

/** The step between the two points, by a slider over powers of ten. */
function Step({ found: { sweep }, at }: { readonly found: Measurement } & Pick<Props, "at">) {
  const step = sweep.steps[at.value]!;
  const name = RULER_TEXTS.step(step.toExponential(1));
  return (
    <section class="panel" aria-label={RULER_TEXTS.stepLabel}>
      <p class="step">
        <strong>{name}</strong>{" "}
        {RULER_TEXTS.measured(
          sweep.slopes[at.value]!.toPrecision(9),
          digits(sweep.errors[at.value]!),
        )}
      </p>
      <input
        type="range"
        aria-label={RULER_TEXTS.stepLabel}
        aria-valuetext={name}
        min={0}
        max={sweep.steps.length - 1}
        step={1}
        value={at.value}
        onInput={(event) => {
          at.value = event.currentTarget.valueAsNumber;
        }}
      />
    </section>
  );
}
