import { COMPARE_TEXTS } from "../../../texts/compare.js";
import { TEXTS } from "../../../texts/laboratory.js";
import { digits, percent } from "../../../texts/numbers.js";
import { CURVE_TEXTS } from "../../../texts/regression.js";
import type { Frame, Other } from "../../protocol.js";
import type { LabSettings } from "../../settings/lab-settings.js";
import type { Laboratory } from "../laboratory.js";
import { RegionsPicture } from "../regions-picture.js";
import type { PageState } from "../state.js";
import { CompareCurve } from "./compare-curve.js";
import { differences } from "./differences.js";

/** Two settings from one start, side by side. */
export function ComparePanel({
  state,
  lab,
}: {
  readonly state: PageState;
  readonly lab: Laboratory;
}) {
  const other = state.other.value;
  const frame = state.frame.value;
  return (
    <section class="panel compare" aria-labelledby="compare-title">
      <div class="compare-head">
        <h2 id="compare-title">{COMPARE_TEXTS.title}</h2>
        {other ? (
          <>
            <button type="button" onClick={() => swap(state, lab, other)}>
              {COMPARE_TEXTS.swap}
            </button>
            <button type="button" onClick={() => lab.compare(undefined)}>
              {COMPARE_TEXTS.end}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => lab.compare(state.settings.value)}>
            {COMPARE_TEXTS.begin}
          </button>
        )}
      </div>
      {!other && <p class="hint">{COMPARE_TEXTS.hint}</p>}
      {other && <Differences settings={state.settings.value} other={other} />}
      {other && frame?.other && <Both frame={frame} other={frame.other} />}
    </section>
  );
}

function swap(state: PageState, lab: Laboratory, other: LabSettings): void {
  const settings = state.settings.value;
  state.settings.value = other;
  lab.compare(settings);
}

function Differences({
  settings,
  other,
}: {
  readonly settings: LabSettings;
  readonly other: LabSettings;
}) {
  const found = differences(settings, other);
  if (found.length === 0) return <p class="hint">{COMPARE_TEXTS.same}</p>;
  return (
    <table class="differences">
      <thead>
        <tr>
          <td />
          <th scope="col">{COMPARE_TEXTS.now}</th>
          <th scope="col">{COMPARE_TEXTS.kept}</th>
        </tr>
      </thead>
      <tbody>
        {found.map(([key, now, kept]) => (
          <tr>
            <th scope="row">{COMPARE_TEXTS.settingName(key)}</th>
            <td>{now}</td>
            <td>{kept}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Both({ frame, other }: { readonly frame: Frame; readonly other: Other }) {
  return (
    <>
      <div class="both">
        <One name={COMPARE_TEXTS.now} shown={frame} />
        <One name={COMPARE_TEXTS.kept} shown={other} />
      </div>
      <CompareCurve frame={frame} other={other} />
    </>
  );
}

type Shown = Pick<
  Frame,
  "plane" | "curve" | "window" | "points" | "isRegression" | "training" | "test" | "divergence"
>;

function One({ name, shown }: { readonly name: string; readonly shown: Shown }) {
  const { training, test, divergence, isRegression } = shown;
  const judged = (value: number) =>
    isRegression ? `${CURVE_TEXTS.r2} ${digits(value)}` : COMPARE_TEXTS.accuracy(percent(value));
  return (
    <figure>
      <figcaption>
        <strong>{name}</strong>
        {divergence && ` ${TEXTS.states.diverged}`}
      </figcaption>
      <RegionsPicture shown={shown} />
      <p class="hint">
        {COMPARE_TEXTS.scores(
          digits(training.loss),
          judged(training.accuracy),
          digits(test.loss),
          judged(test.accuracy),
        )}
      </p>
    </figure>
  );
}
