import type { Signal } from "@preact/signals";
import { AddressNotice } from "../../shared/address-notice.js";
import { SelectField } from "../../shared/fields.js";
import type { FieldFault } from "../../shared/read-fields.js";
import { SiteFooter } from "../../shared/site-footer.js";
import { SiteHeader } from "../../shared/site-header.js";
import { digits } from "../../texts/numbers.js";
import { BOX_TEXTS } from "../../texts/one-box-or-two.js";
import { SITE_TEXTS } from "../../texts/site.js";
import { MOST_CLASSES } from "./address.js";
import type { Findings, Question } from "./findings.js";
import { LogitField } from "./logit-field.js";
import { MarginChart } from "./margin-chart.js";
import type { Parting } from "./part.js";
import { PartingPanel } from "./parting-panel.js";
import type { BoxAnswer } from "./protocol.js";
import { Track } from "./track.js";

/** Questions on which the two ways differ, and some on which they do not: the hard cases of `apps/gradient-check` too. */
const PRESETS: readonly (readonly [string, Omit<Question, "dtype">])[] = [
  [BOX_TEXTS.presets.unsure, { logits: [0, 0, 0], label: 0 }],
  [BOX_TEXTS.presets.right, { logits: [8, 0, 0], label: 0 }],
  [BOX_TEXTS.presets.wrong, { logits: [0, 8, 0], label: 0 }],
  [BOX_TEXTS.presets.veryWrong, { logits: [0, 40, 0], label: 0 }],
  [BOX_TEXTS.presets.certain, { logits: [20, 0, 0], label: 0 }],
  [BOX_TEXTS.presets.thousand, { logits: [1000, 0, -1000], label: 2 }],
  [BOX_TEXTS.presets.underflow, { logits: [0, -745, -800], label: 1 }],
  [BOX_TEXTS.presets.shifted, { logits: [10_002, 10_001, 9_999], label: 0 }],
];

interface Props {
  readonly question: Signal<Question>;
  readonly answer: Signal<BoxAnswer | undefined>;
  readonly parting: Signal<Parting | undefined>;
  readonly faults: Signal<readonly FieldFault[]>;
  readonly onTrain: () => void;
}

/** Softmax and cross-entropy in two boxes, and fused in one, on the same logits. */
export function BoxPage({ question, answer, parting, faults, onTrain }: Props) {
  const found = answer.value;
  return (
    <>
      <SiteHeader here="one-box-or-two.html" />
      <main class="exhibit">
        <AddressNotice faults={faults} />
        <h1>{BOX_TEXTS.title}</h1>
        <p class="lead">{BOX_TEXTS.lead}</p>
        <Logits question={question} />
        {found && (
          <>
            <div class="tracks">
              <Track kind="separate" findings={found.findings} label={found.question.label} />
              <Track kind="fused" findings={found.findings} label={found.question.label} />
            </div>
            <Verdict findings={found.findings} question={found.question} />
            <section class="panel" aria-labelledby="margin-title">
              <h2 id="margin-title">{BOX_TEXTS.marginTitle}</h2>
              <p class="lead">{BOX_TEXTS.marginLead}</p>
              <div class="charts">
                <MarginChart
                  name={BOX_TEXTS.loss}
                  curve={found.curve}
                  separate={found.curve.separateLoss}
                  fused={found.curve.fusedLoss}
                  now={marginOf(found.question)}
                />
                <MarginChart
                  name={BOX_TEXTS.gradientOfClass}
                  curve={found.curve}
                  separate={found.curve.separateGradient}
                  fused={found.curve.fusedGradient}
                  now={marginOf(found.question)}
                />
              </div>
            </section>
          </>
        )}
        <PartingPanel parting={parting} onTrain={onTrain} />
      </main>
      <SiteFooter title={BOX_TEXTS.title} />
    </>
  );
}

/** The class's logit above the largest of the others. */
function marginOf({ logits, label }: Question): number {
  return logits[label]! - Math.max(...logits.filter((_, i) => i !== label));
}

function Logits({ question }: { readonly question: Signal<Question> }) {
  const { logits, label, dtype } = question.value;
  const change = (changes: Partial<Question>) => {
    question.value = { ...question.value, ...changes };
  };
  return (
    <section class="panel logits" aria-labelledby="logits-title">
      <h2 id="logits-title">{BOX_TEXTS.logitsTitle}</h2>
      <div class="logit-rows">
        {logits.map((logit, i) => (
          <LogitField
            label={i}
            value={logit}
            isClass={i === label}
            onValue={(value) =>
              change({ logits: logits.map((each, j) => (j === i ? value : each)) })
            }
            onClass={() => change({ label: i })}
          />
        ))}
      </div>
      <div class="logit-choices">
        <button
          type="button"
          disabled={logits.length <= 2}
          onClick={() =>
            change({ logits: logits.slice(0, -1), label: Math.min(label, logits.length - 2) })
          }
        >
          {BOX_TEXTS.removeClass}
        </button>
        <button
          type="button"
          disabled={logits.length >= MOST_CLASSES}
          onClick={() => change({ logits: [...logits, 0] })}
        >
          {BOX_TEXTS.addClass}
        </button>
        <SelectField
          label={SITE_TEXTS.dtype}
          value={dtype}
          names={["float64", "float32"]}
          onChange={(name) => change({ dtype: name === "float32" ? name : "float64" })}
        />
      </div>
      <fieldset class="presets">
        <legend>{BOX_TEXTS.presetsLabel}</legend>
        {PRESETS.map(([name, preset]) => (
          <button type="button" onClick={() => change(preset)}>
            {name}
          </button>
        ))}
      </fieldset>
    </section>
  );
}

/** In one sentence, what the two have to do with each other. */
function Verdict({
  findings: { probabilities, isClipped, separate, fused, ulps },
  question: { label },
}: {
  readonly findings: Findings;
  readonly question: Question;
}) {
  const most = Math.max(...ulps);
  const said = digits(fused.gradient[label]!);
  const isWrong = isClipped && probabilities[label]! < 0.5;
  const text = () => {
    if (isWrong) return BOX_TEXTS.clipped(digits(separate.loss), said);
    if (isClipped) return BOX_TEXTS.clippedRight(said);
    return most === 0 ? BOX_TEXTS.same : BOX_TEXTS.apart(most);
  };
  return (
    <p class={isWrong ? "verdict warning" : "verdict"} role="status">
      {text()}
    </p>
  );
}
