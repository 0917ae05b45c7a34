import { type Claim, fromLink, toLink } from "../settings/link.js";
import { type PageState, viewOf } from "./state.js";

/** The state of the page in its address. */
export interface AddressBar {
  /** Takes everything that the address says, and starts a run of it. */
  readonly read: () => void;
  /** The address has the step where one pauses; while it trains, the settings alone. */
  readonly write: () => void;
  /** The address of all that is shown, with the claim of what its reader will find. */
  readonly link: () => string;
}

/** Keeps state and address the same; `start` begins a run of the settings in the state. */
export function addressBar(state: PageState, start: () => void): AddressBar {
  /** The step and bits of the weights that are shown: none at the start, and none of those of a file. */
  const claim = (): Claim | undefined => {
    const frame = state.frame.value;
    const isOfSeed =
      frame && !frame.divergence && !frame.isGiven && state.fault.value === undefined;
    return isOfSeed && frame.step > 0
      ? { step: frame.step, fingerprint: frame.fingerprint }
      : undefined;
  };
  const fragment = (said?: Claim) =>
    toLink(state.settings.value, viewOf(state), said, state.other.value);
  return {
    write: () => {
      if (!state.choices.value || state.replay.value?.outcome === "going") return;
      const now = fragment(state.isPlaying.value ? undefined : claim());
      if (now !== location.hash.slice(1)) {
        history.replaceState(
          null,
          "",
          now === "" ? location.pathname + location.search : `#${now}`,
        );
      }
    },
    read: () => {
      const { choices } = state;
      if (!choices.value) return;
      const {
        settings,
        view: wanted,
        claim: said,
        other,
        faults,
      } = fromLink(location.hash.slice(1), choices.value);
      state.settings.value = settings;
      state.other.value = other;
      state.speed.value = wanted.speed;
      state.goal.value = wanted.goal;
      state.showTest.value = wanted.showTest;
      state.showArrows.value = wanted.showArrows;
      state.picked.value = wanted.picked;
      state.bend.value = wanted.bend;
      state.lesson.value = wanted.lesson;
      state.hidden.value = wanted.hidden;
      state.prediction.value = undefined;
      state.addressFaults.value = faults;
      start();
      // One predicts before one sees.
      if (wanted.lesson) state.isPlaying.value = false;
      if (!said) return;
      state.isPlaying.value = false;
      state.replay.value = { claim: said, outcome: "going" };
    },
    link: () => {
      const address = new URL(location.href);
      address.hash = fragment(claim());
      return address.href;
    },
  };
}
