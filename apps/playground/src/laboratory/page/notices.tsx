import { TEXTS } from "../../texts/laboratory.js";
import type { PageState } from "./state.js";

/** All that went wrong, in words. */
export function Notices({ state }: { readonly state: PageState }) {
  const { fault, addressFaults, frame } = state;
  const divergence = frame.value?.divergence;
  return (
    <div class="notices" role="alert">
      {fault.value !== undefined && <p>{TEXTS.fault(fault.value)}</p>}
      {divergence && <p>{TEXTS.divergence(divergence.step)}</p>}
      {addressFaults.value.length > 0 && (
        <p>
          {TEXTS.addressFaults(addressFaults.value)}{" "}
          <button
            type="button"
            onClick={() => {
              addressFaults.value = [];
            }}
          >
            {TEXTS.dismiss}
          </button>
        </p>
      )}
    </div>
  );
}
