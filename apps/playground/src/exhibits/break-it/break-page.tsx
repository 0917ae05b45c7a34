import { AddressNotice } from "../../shared/address-notice.js";
import { SiteFooter } from "../../shared/site-footer.js";
import { SiteHeader } from "../../shared/site-header.js";
import { BREAK_TEXTS } from "../../texts/break-it.js";
import { digits, percent } from "../../texts/numbers.js";
import { MISTAKE_NAMES } from "./address.js";
import { LossesChart } from "./losses-chart.js";
import type { BreakAnswer, Checked } from "./protocol.js";
import { useReveal } from "./reveal.js";
import type { BreakState } from "./state.js";

/** A network has learned if it gets so many points right, of three classes. */
const LEARNED = 0.8;

/** Break the way back, bet, watch both train, and let the checker look. */
export function BreakPage({ state }: { readonly state: BreakState }) {
  const answer = state.answer.value;
  return (
    <>
      <SiteHeader here="break-it.html" />
      <main class="exhibit">
        <AddressNotice faults={state.faults} />
        <h1>{BREAK_TEXTS.title}</h1>
        <p class="lead">{BREAK_TEXTS.lead}</p>
        <Mistakes state={state} />
        <Bet state={state} />
        {!answer && state.bet.value !== undefined && <p>{BREAK_TEXTS.training}</p>}
        {answer && state.bet.value !== undefined && (
          <Seen state={state} answer={answer} bet={state.bet.value} />
        )}
      </main>
      <SiteFooter title={BREAK_TEXTS.title} />
    </>
  );
}

function Mistakes({ state }: { readonly state: BreakState }) {
  const { mistake, found } = state;
  const { wrong, right } = BREAK_TEXTS.mistakes[mistake.value];
  return (
    <section class="panel" aria-labelledby="mistakes-title">
      <h2 id="mistakes-title">{BREAK_TEXTS.choose}</h2>
      <fieldset class="mistakes">
        <legend class="hidden">{BREAK_TEXTS.choose}</legend>
        {MISTAKE_NAMES.map((name) => (
          <label class="check">
            <input
              type="radio"
              name="mistake"
              checked={name === mistake.value}
              onChange={() => {
                mistake.value = name;
              }}
            />
            {BREAK_TEXTS.mistakes[name].name}
            {found.value.has(name) && <span class="found">{BREAK_TEXTS.foundMark}</span>}
          </label>
        ))}
      </fieldset>
      <p class="code">
        <code class="wrong-code">{wrong}</code>
        <span>{BREAK_TEXTS.insteadOf}</span>
        <code>{right}</code>
      </p>
      <p class="hint">{BREAK_TEXTS.tally(found.value.size, MISTAKE_NAMES.length)}</p>
    </section>
  );
}

function Bet({ state: { bet } }: { readonly state: BreakState }) {
  const button = (value: boolean, text: string) => (
    <button
      type="button"
      aria-pressed={bet.value === value}
      disabled={bet.value !== undefined}
      onClick={() => {
        bet.value = value;
      }}
    >
      {text}
    </button>
  );
  return (
    <section class="panel bet" aria-labelledby="bet-title">
      <h2 id="bet-title">{BREAK_TEXTS.willItLearn}</h2>
      {button(true, BREAK_TEXTS.learns)}
      {button(false, BREAK_TEXTS.doesNot)}
    </section>
  );
}

/** Both trainings, step by step; when all is seen, the outcome of the bet, and the checker. */
function Seen({
  state,
  answer,
  bet,
}: {
  readonly state: BreakState;
  readonly answer: BreakAnswer;
  readonly bet: boolean;
}) {
  const steps = answer.healthy.losses.length;
  const shown = useReveal(answer, steps);
  return (
    <>
      <Outcome answer={answer} bet={bet} shown={shown} />
      {shown >= steps && <Check state={state} answer={answer} />}
    </>
  );
}

function Outcome({
  answer,
  bet,
  shown,
}: {
  readonly answer: BreakAnswer;
  readonly bet: boolean;
  /** Steps that are shown. */
  readonly shown: number;
}) {
  const { healthy, broken } = answer;
  const hasLearned = broken.accuracy >= LEARNED;
  return (
    <section class="panel" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{BREAK_TEXTS.outcome}</h2>
      {shown < healthy.losses.length && <p>{BREAK_TEXTS.atStep(shown)}</p>}
      <p role="status" class="bet-outcome">
        {shown >= healthy.losses.length && (
          <>
            <strong>{hasLearned === bet ? BREAK_TEXTS.betRight : BREAK_TEXTS.betWrong}</strong>{" "}
            {hasLearned
              ? BREAK_TEXTS.hasLearned(percent(broken.accuracy), percent(healthy.accuracy))
              : BREAK_TEXTS.hasNot(percent(broken.accuracy), percent(healthy.accuracy))}
          </>
        )}
      </p>
      <LossesChart healthy={healthy.losses} broken={broken.losses} shown={shown} />
    </section>
  );
}

/** The checker's word on both networks. */
function Check({ state, answer }: { readonly state: BreakState; readonly answer: BreakAnswer }) {
  if (!state.isChecked.value) {
    return (
      <p>
        <button
          type="button"
          class="main"
          onClick={() => {
            state.isChecked.value = true;
            if (answer.checkedBroken.verdict === "failed") {
              state.found.value = new Set([...state.found.value, answer.mistake]);
            }
          }}
        >
          {BREAK_TEXTS.check}
        </button>
      </p>
    );
  }
  return (
    <div class="tracks" role="status">
      <CheckedPanel name={BREAK_TEXTS.broken} checked={answer.checkedBroken} />
      <CheckedPanel name={BREAK_TEXTS.healthy} checked={answer.checkedHealthy} />
    </div>
  );
}

function CheckedPanel({ name, checked }: { readonly name: string; readonly checked: Checked }) {
  const { verdict, entries, wrong, worst, likely, faults } = checked;
  return (
    <section class={verdict === "passed" ? "panel" : "panel guilty"}>
      <h2>
        {name}: {verdict}
      </h2>
      <p>{BREAK_TEXTS.entries(wrong, entries)}</p>
      {worst && (
        <p>
          {BREAK_TEXTS.guilty(`${worst.name}[${worst.row}, ${worst.column}]`)}{" "}
          {BREAK_TEXTS.found(digits(worst.found), digits(worst.expected))}
        </p>
      )}
      {likely.length > 0 && <p>{likely.join(" ")}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li>{fault}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
