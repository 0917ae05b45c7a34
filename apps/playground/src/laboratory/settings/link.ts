import { type AddressFault, type Choices, fromAddress, toAddress } from "./address.js";
import type { LabSettings } from "./lab-settings.js";
import { takeView, type ViewSettings, viewFields } from "./view.js";

/** What a link says that its reader will find: at that step the weights have that fingerprint. */
export interface Claim {
  readonly step: number;
  readonly fingerprint: string;
}

/** No link may ask for more steps. */
const MOST_STEPS = 10_000_000;

/**
 * The fragment of a link: the settings, how they are looked at, and if there are any the claim and the settings
 * that these are compared with.
 */
export function toLink(
  settings: LabSettings,
  view: ViewSettings,
  claim?: Claim,
  other?: LabSettings,
): string {
  const fields = new URLSearchParams(toAddress(settings));
  for (const [key, value] of viewFields(view)) fields.set(key, value);
  if (other) fields.set("beside", toAddress(other));
  if (claim) {
    fields.set("step", String(claim.step));
    fields.set("fingerprint", claim.fingerprint);
  }
  return fields.toString();
}

/** The content of a link. It may hold anything: what is not allowed is a fault. */
export function fromLink(
  link: string,
  choices: Choices,
): {
  readonly settings: LabSettings;
  readonly view: ViewSettings;
  readonly claim: Claim | undefined;
  readonly other: LabSettings | undefined;
  readonly faults: readonly AddressFault[];
} {
  const fields = new URLSearchParams(link);
  const { view, faults: ofView } = takeView(fields);
  const { claim, faults: ofClaim } = takeClaim(fields);
  const beside = fields.get("beside");
  fields.delete("beside");
  const { settings, faults } = fromAddress(fields.toString(), choices);
  const { settings: other, faults: ofOther } =
    beside === null ? { settings: undefined, faults: [] } : fromAddress(beside, choices);
  return { settings, view, claim, other, faults: [...faults, ...ofView, ...ofClaim, ...ofOther] };
}

/** A claim needs both, a step and a fingerprint. */
function takeClaim(fields: URLSearchParams): {
  readonly claim: Claim | undefined;
  readonly faults: readonly AddressFault[];
} {
  if (!fields.has("step") && !fields.has("fingerprint")) return { claim: undefined, faults: [] };
  const step = fields.get("step") ?? "";
  const fingerprint = fields.get("fingerprint") ?? "";
  fields.delete("step");
  fields.delete("fingerprint");
  const faults: AddressFault[] = [];
  if (!(/^\d{1,8}$/.test(step) && Number(step) <= MOST_STEPS)) {
    faults.push({ key: "step", given: step.slice(0, 40) });
  }
  if (!/^[0-9a-f]{16}$/.test(fingerprint)) {
    faults.push({ key: "fingerprint", given: fingerprint.slice(0, 40) });
  }
  return { claim: faults.length > 0 ? undefined : { step: Number(step), fingerprint }, faults };
}
