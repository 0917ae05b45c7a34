import { signal } from "@preact/signals";
import { showPage } from "../../shared/show-page.js";
import type { Trace, WayBackRequest } from "./protocol.js";
import { type Picked, WayBackPage } from "./way-back-page.js";

const request = signal<WayBackRequest>({ step: 0, activation: "relu", isResidual: false });
const trace = signal<Trace | undefined>(undefined);
const stop = signal(0);
const picked = signal<Picked>(undefined);

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.onmessage = ({ data }: MessageEvent<Trace>) => {
  picked.value = undefined;
  trace.value = data;
};
request.subscribe((asked) => worker.postMessage(asked));
showPage(<WayBackPage request={request} trace={trace} stop={stop} picked={picked} />);
