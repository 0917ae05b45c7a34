import { workerScope } from "../../shared/worker-scope.js";
import type { BreakAnswer, BreakRequest } from "./protocol.js";
import { trialOf } from "./trial.js";

const scope = workerScope<BreakRequest, BreakAnswer>();

scope.onmessage = ({ data: { mistake } }) => {
  scope.postMessage(trialOf(mistake));
};
