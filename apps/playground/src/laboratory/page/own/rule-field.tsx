import { useId, useState } from "preact/hooks";
import { OWN_TEXTS } from "../../../texts/own-data.js";
import { CURVE_TEXTS } from "../../../texts/regression.js";
import { MOST_RULE_LENGTH, parseRule } from "../../data/rule/parse-rule.js";
import { SURFACE } from "../../settings/lab-settings.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

/** A rule, read while it is typed; what cannot be read is told in words, and the last rule stays. */
export function RuleField({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const { rule, data } = state.settings.value;
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const id = useId();
  const text = draft ?? rule;
  const read = parseRule(text);
  const fault = "tree" in read ? undefined : read;
  const take = (typed: string) => {
    setDraft(typed);
    if ("tree" in parseRule(typed) && typed !== rule) lab.change({ rule: typed });
  };
  return (
    <div class="field rule">
      <label for={id}>{OWN_TEXTS.rule}</label>
      <input
        id={id}
        type="text"
        value={text}
        maxLength={MOST_RULE_LENGTH}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
        onInput={(event) => take(event.currentTarget.value)}
        onBlur={() => {
          // The address may bring another rule.
          if (!fault) setDraft(undefined);
        }}
      />
      <p id={`${id}-fault`} class="fault" role="status">
        {fault && (
          <>
            <code aria-hidden="true">
              {text.slice(0, fault.at)}
              <mark>{text.slice(fault.at, fault.at + Math.max(1, fault.found.length)) || " "}</mark>
              {text.slice(fault.at + Math.max(1, fault.found.length))}
            </code>
            {OWN_TEXTS.ruleFault(fault)}
          </>
        )}
      </p>
      <p id={`${id}-hint`} class="hint">
        {data === SURFACE ? CURVE_TEXTS.ruleHint : OWN_TEXTS.ruleHint}
      </p>
      <p class="examples">
        {OWN_TEXTS.ruleTry}{" "}
        {OWN_TEXTS.ruleExamples.map((example) => (
          <button type="button" onClick={() => take(example)}>
            {example}
          </button>
        ))}
      </p>
    </div>
  );
}
