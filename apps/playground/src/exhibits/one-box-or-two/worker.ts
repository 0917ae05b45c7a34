import { workerScope } from "../../shared/worker-scope.js";
import { findingsOf } from "./findings.js";
import { marginCurve } from "./margin-curve.js";
import { partingOf } from "./part.js";
import type { BoxReply, BoxRequest } from "./protocol.js";

const scope = workerScope<BoxRequest, BoxReply>();

scope.onmessage = ({ data: request }) => {
  if ("train" in request) {
    scope.postMessage({ parting: partingOf(request.train), dtype: request.train });
    return;
  }
  scope.postMessage({
    question: request,
    findings: findingsOf(request),
    curve: marginCurve(request.logits.length, request.dtype),
  });
};
