import { type FieldFault, readFields } from "../../shared/read-fields.js";
import type { WayBackRequest } from "./protocol.js";

/** Steps are taken anew for each address. */
const MOST_STEPS = 200;
/** Stops of the longest way; a shorter one ends at its last. */
const MOST_STOPS = 14;

/** What an address asks for: which step of which network, and how far on the way. */
export function fromAddress(fragment: string): {
  readonly request: WayBackRequest;
  readonly stop: number;
  readonly faults: readonly FieldFault[];
} {
  const fields = readFields(fragment);
  const request: WayBackRequest = {
    step: fields.integer("step", MOST_STEPS, 0),
    activation: fields.name("activation", ["relu", "tanh"], "relu"),
    isResidual: fields.isOn("residual"),
  };
  const stop = fields.integer("stop", MOST_STOPS, 0);
  return { request, stop, faults: fields.faults() };
}

/** The fields of an address that differ from the usual. */
export function toFields({ step, activation, isResidual }: WayBackRequest, stop: number) {
  return {
    step: step <= MOST_STEPS && step > 0 && step,
    activation: activation !== "relu" && activation,
    residual: isResidual && "yes",
    stop: stop > 0 && stop,
  };
}
