import {
  type CheckOptions,
  checkGradient,
  checkLossGradient,
  checkNetworkGradient,
  type GradientReport,
} from "@adjoint/gradcheck";
import type { Subject } from "./types.js";

/** The check of gradcheck that fits. */
export function runCheck(subject: Subject, options: CheckOptions): GradientReport {
  const { x, context } = subject;
  const place = context === undefined ? {} : { context };
  if ("network" in subject) {
    const { network, loss, reference } = subject;
    return checkNetworkGradient(network, loss, x, {
      ...options,
      ...place,
      ...(reference && { reference }),
    });
  }
  if ("op" in subject) {
    const { op, reference } = subject;
    return checkGradient(op, x, { ...options, ...place, ...(reference && { reference }) });
  }
  const { loss, reference } = subject;
  return checkLossGradient(loss, x, { ...options, ...(reference && { reference }) });
}
