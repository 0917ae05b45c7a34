import type { Signal } from "@preact/signals";
import { CheckField, SelectField } from "../../shared/fields.js";
import { WAY_TEXTS } from "../../texts/way-back.js";
import type { WayBackRequest } from "./protocol.js";

/** The network whose way is shown: its activation, and whether it has a residual. */
export function NetworkChoices({
  request,
  stop,
}: {
  readonly request: Signal<WayBackRequest>;
  readonly stop: Signal<number>;
}) {
  const { activation, isResidual } = request.value;
  const change = (changes: Partial<WayBackRequest>) => {
    request.value = { ...request.value, ...changes };
    stop.value = 0;
  };
  return (
    <section class="panel way-choices" aria-label={WAY_TEXTS.choices}>
      <SelectField
        label={WAY_TEXTS.activation}
        value={activation}
        names={["relu", "tanh"]}
        onChange={(name) => change({ activation: name === "tanh" ? name : "relu" })}
      />
      <CheckField
        label={WAY_TEXTS.residual}
        hint={WAY_TEXTS.residualHint}
        value={isResidual}
        onChange={(value) => change({ isResidual: value })}
      />
      <button type="button" onClick={() => change({ step: 0 })}>
        {WAY_TEXTS.restart}
      </button>
    </section>
  );
}
