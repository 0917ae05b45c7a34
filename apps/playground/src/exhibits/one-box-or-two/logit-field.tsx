import { useId } from "preact/hooks";
import { BOX_TEXTS } from "../../texts/one-box-or-two.js";
import { SITE_TEXTS } from "../../texts/site.js";

/** The ends of the slider; the field of numbers takes any number. */
const REACH = 45;

/** A logit by a slider or a number, and whether its class is the true one. */
export function LogitField({
  label,
  value,
  isClass,
  onValue,
  onClass,
}: {
  readonly label: number;
  readonly value: number;
  readonly isClass: boolean;
  readonly onValue: (value: number) => void;
  readonly onClass: () => void;
}) {
  const id = useId();
  const name = SITE_TEXTS.className(label);
  const set = (given: number) => {
    if (Number.isFinite(given)) onValue(given);
  };
  return (
    <div class="logit">
      <label class="check">
        <input type="radio" name="label" checked={isClass} onChange={onClass} />
        {BOX_TEXTS.isClass(name)}
      </label>
      <label for={id} class="hidden">
        {BOX_TEXTS.logit(name)}
      </label>
      <input
        id={id}
        type="range"
        min={-REACH}
        max={REACH}
        step={0.1}
        value={value}
        aria-valuetext={String(value)}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
      />
      <input
        type="number"
        step="any"
        aria-label={BOX_TEXTS.logitNumber(name)}
        value={value}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
