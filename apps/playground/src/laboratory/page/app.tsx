import { CheckField } from "../../shared/fields.js";
import { SiteHeader } from "../../shared/site-header.js";
import { TEXTS } from "../../texts/laboratory.js";
import { digits, percent } from "../../texts/numbers.js";
import { CURVE_TEXTS } from "../../texts/regression.js";
import { SITE_TEXTS } from "../../texts/site.js";
import { BendPanel } from "./bend/bend-panel.js";
import { Confusion } from "./charts/confusion.js";
import { Gradients } from "./charts/gradients.js";
import { AccuracyCurve, LossCurve } from "./charts/history-curve.js";
import { ComparePanel } from "./compare/compare-panel.js";
import { Controls } from "./controls.js";
import type { Laboratory } from "./laboratory.js";
import { LessonList } from "./lesson/lesson-list.js";
import { LessonPanel } from "./lesson/lesson-panel.js";
import { learnedBy } from "./network/drawn-network.js";
import { NetworkView } from "./network/network-view.js";
import { Notices } from "./notices.js";
import { DataPanel } from "./panels/data-panel.js";
import { LearningPanel } from "./panels/learning-panel.js";
import { PlaneView } from "./plane.js";
import { Share } from "./share/share.js";
import type { PageState } from "./state.js";

interface Props {
  readonly state: PageState;
  readonly lab: Laboratory;
}

/** The whole page: data left, the network in the middle, what it has learned right. */
export function App(props: Props) {
  return (
    <>
      <SiteHeader here="index.html" />
      <main data-hidden={props.state.hidden.value.join(" ")}>
        <h1 class="hidden">{SITE_TEXTS.rooms.laboratory}</h1>
        <Controls {...props} />
        <Notices {...props} />
        <div class="laboratory">
          <div class="left">
            <LessonPanel {...props} />
            <DataPanel {...props} />
            <LearningPanel {...props} />
            {props.state.hidden.value.length === 0 && <LessonList />}
          </div>
          <div class="middle">
            <NetworkView {...props} />
            <BendPanel {...props} />
            <ComparePanel {...props} />
            <Share {...props} />
          </div>
          <Output {...props} />
        </div>
      </main>
    </>
  );
}

function Output({ state, lab }: Props) {
  return (
    <section class="panel output" aria-labelledby="output-title">
      <h2 id="output-title">{TEXTS.output}</h2>
      <PlaneView state={state} lab={lab} />
      <PickedUnit state={state} />
      <div class="switches">
        {state.frame.value?.digit === undefined && (
          <CheckField
            label={TEXTS.showTest}
            value={state.showTest.value}
            onChange={(value) => {
              state.showTest.value = value;
            }}
          />
        )}
        {state.frame.value?.bend !== undefined && (
          <CheckField
            label={TEXTS.showArrows}
            hint={TEXTS.arrowsHint}
            value={state.showArrows.value}
            onChange={(value) => {
              state.showArrows.value = value;
              lab.redraw();
            }}
          />
        )}
      </div>
      <Scores state={state} />
      <LossCurve state={state} lab={lab} />
      <h3>{state.frame.value?.isRegression ? CURVE_TEXTS.r2 : TEXTS.accuracyName}</h3>
      <AccuracyCurve state={state} lab={lab} />
      <h3>{TEXTS.gradients}</h3>
      <Gradients state={state} />
      <Confusion state={state} />
    </section>
  );
}

/** Says that the plane shows a unit, and brings the classes back. */
function PickedUnit({ state }: { readonly state: PageState }) {
  const picked = state.picked.value;
  const frame = state.frame.value;
  if (!picked || !frame) return null;
  const name = TEXTS.unitName(picked.layer, picked.unit, frame.sizes.length, learnedBy(frame));
  return (
    <p class="picked">
      {TEXTS.picked(name)}{" "}
      <button
        type="button"
        onClick={() => {
          state.picked.value = undefined;
        }}
      >
        {TEXTS.showClasses}
      </button>
    </p>
  );
}

function Scores({ state }: { readonly state: PageState }) {
  const frame = state.frame.value;
  if (!frame) return null;
  const { training, test } = frame;
  const judged = frame.isRegression ? digits : (share: number) => percent(share);
  return (
    <table class="scores">
      <thead>
        <tr>
          <td />
          <th scope="col">{TEXTS.lossName}</th>
          <th scope="col">{frame.isRegression ? CURVE_TEXTS.r2 : TEXTS.accuracyName}</th>
        </tr>
      </thead>
      <tbody>
        <tr class="training">
          <th scope="row">{TEXTS.training}</th>
          <td title={String(training.loss)}>{digits(training.loss)}</td>
          <td>{judged(training.accuracy)}</td>
        </tr>
        <tr class="test">
          <th scope="row">{TEXTS.test}</th>
          <td title={String(test.loss)}>{digits(test.loss)}</td>
          <td>{judged(test.accuracy)}</td>
        </tr>
      </tbody>
    </table>
  );
}
