import { useEffect, useState } from "preact/hooks";
import { TEXTS } from "../../../texts/laboratory.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

type Pad = typeof import("./digit-pad.js")["DigitPad"];

/** The pad for digits, which is loaded when there are digits. */
export function LazyDigitPad({
  state,
  lab,
}: {
  readonly state: PageState;
  readonly lab: Laboratory;
}) {
  const [Found, setFound] = useState<{ readonly Pad: Pad }>();
  useEffect(() => {
    void import("./digit-pad.js").then(({ DigitPad }) => setFound({ Pad: DigitPad }));
  }, []);
  const seen = state.frame.value?.digit;
  if (!Found || !seen) return <p class="hint">{TEXTS.loading}</p>;
  return <Found.Pad state={state} lab={lab} seen={seen} />;
}
