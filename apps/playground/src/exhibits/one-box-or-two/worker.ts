import { workerScope } from "../../shared/worker-scope.js";
import { findingsOf } from "./findings.js";
import { marginCurve } from "./margin-curve.js";
import type { BoxAnswer, BoxRequest } from "./protocol.js";

const scope = workerScope<BoxRequest, BoxAnswer>();

scope.onmessage = ({ data: question }) => {
  scope.postMessage({
    question,
    findings: findingsOf(question),
    curve: marginCurve(question.logits.length, question.dtype),
  });
};
