import { workerScope } from "../../shared/worker-scope.js";
import { measure } from "./measure.js";
import type { Measurement, RulerRequest } from "./protocol.js";

const scope = workerScope<RulerRequest, Measurement>();

scope.onmessage = ({ data: request }) => {
  scope.postMessage(measure(request));
};
