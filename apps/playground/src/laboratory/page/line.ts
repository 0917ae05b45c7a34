import type { Answer, Request } from "../protocol.js";

/** The line to the worker: one request at a time, and each has one answer. */
export interface Line {
  readonly send: (request: Request, take: (answer: Answer) => void) => void;
  readonly isBusy: () => boolean;
}

/** Opens the line; `onIdle` is called whenever an answer came and nothing waits. */
export function openLine(
  worker: Worker,
  onReady: (answer: Answer & { readonly kind: "ready" }) => void,
  onIdle: () => void,
): Line {
  type Sent = { readonly request: Request; readonly take: (answer: Answer) => void };
  let underWay: Sent | undefined;
  let queue: Sent[] = [];
  const sendNext = () => {
    if (underWay) return;
    underWay = queue.shift();
    if (underWay) worker.postMessage(underWay.request);
  };
  worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    if (answer.kind === "ready") {
      onReady(answer);
      return;
    }
    const sent = underWay;
    underWay = undefined;
    sent?.take(answer);
    sendNext();
    if (!underWay) onIdle();
  };
  return {
    send: (request, take) => {
      // Steps that wait are of the run that a start replaces.
      if (request.kind === "start") {
        queue = queue.filter(({ request: { kind } }) => kind !== "advance" && kind !== "rewind");
      }
      queue.push({ request, take });
      sendNext();
    },
    isBusy: () => underWay !== undefined,
  };
}
