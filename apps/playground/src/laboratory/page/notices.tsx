import { TEXTS } from "../../texts/laboratory.js";
import { OWN_TEXTS } from "../../texts/own-data.js";
import { SITE_TEXTS } from "../../texts/site.js";
import type { Frame } from "../protocol.js";
import { isWaitingForPoints } from "./own/own-editing.js";
import type { PageState, Replay } from "./state.js";

/** All that went wrong, in words. */
export function Notices({ state }: { readonly state: PageState }) {
  const { fault, addressFaults, frame } = state;
  const divergence = frame.value?.divergence;
  const isWaiting = isWaitingForPoints(state);
  return (
    <>
      <ReplayNotice state={state} />
      <div class="notices" role="alert">
        {isWaiting && <p>{OWN_TEXTS.waiting}</p>}
        {fault.value !== undefined && !isWaiting && <p>{TEXTS.fault(fault.value)}</p>}
        {divergence && (
          <p>
            {divergence.message === ""
              ? TEXTS.divergence(divergence.step)
              : TEXTS.stopped(divergence.step, divergence.message)}
          </p>
        )}
        {addressFaults.value.length > 0 && (
          <p>
            {SITE_TEXTS.addressFaults(addressFaults.value)}{" "}
            <button
              type="button"
              onClick={() => {
                addressFaults.value = [];
              }}
            >
              {SITE_TEXTS.dismiss}
            </button>
          </p>
        )}
      </div>
    </>
  );
}

/** What came of the claim of the link that the page was opened by. */
function ReplayNotice({ state }: { readonly state: PageState }) {
  const replay = state.replay.value;
  const frame = state.frame.value;
  return (
    <div class="notices" role="status">
      {replay && frame && <p class={replay.outcome}>{textOf(replay, frame)}</p>}
    </div>
  );
}

function textOf({ claim: { step, fingerprint }, outcome }: Replay, frame: Frame): string {
  if (outcome === "going") return TEXTS.replay.going(step);
  if (outcome === "same") return TEXTS.replay.same(step, fingerprint);
  return frame.divergence
    ? TEXTS.replay.diverged(step, fingerprint)
    : TEXTS.replay.other(step, fingerprint, frame.fingerprint);
}
