import type { Signal } from "@preact/signals";
import { SITE_TEXTS } from "../texts/site.js";
import type { FieldFault } from "./read-fields.js";

/** Says what the address asks for that the page does not have. */
export function AddressNotice({ faults }: { readonly faults: Signal<readonly FieldFault[]> }) {
  return (
    <div class="notices" role="alert">
      {faults.value.length > 0 && (
        <p>
          {SITE_TEXTS.addressFaults(faults.value)}{" "}
          <button
            type="button"
            onClick={() => {
              faults.value = [];
            }}
          >
            {SITE_TEXTS.dismiss}
          </button>
        </p>
      )}
    </div>
  );
}
