import { workerScope } from "../../shared/worker-scope.js";
import type { Trace, WayBackRequest } from "./protocol.js";
import { traceOf } from "./trace.js";

const scope = workerScope<WayBackRequest, Trace>();

scope.onmessage = ({ data: request }) => {
  scope.postMessage(traceOf(request));
};
