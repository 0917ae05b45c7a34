import { signal } from "@preact/signals";
import { keepAddress } from "../../shared/keep-address.js";
import { showPage } from "../../shared/show-page.js";
import { fromAddress, toFields } from "./address.js";
import type { Trace, WayBackRequest } from "./protocol.js";
import { type Picked, WayBackPage } from "./way-back-page.js";

const read = () => fromAddress(location.hash.slice(1));
const first = read();
const request = signal<WayBackRequest>(first.request);
const trace = signal<Trace | undefined>(undefined);
const stop = signal(first.stop);
const picked = signal<Picked>(undefined);
const faults = signal(first.faults);

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.onmessage = ({ data }: MessageEvent<Trace>) => {
  picked.value = undefined;
  trace.value = data;
};
request.subscribe((asked) => worker.postMessage(asked));
keepAddress(
  () => toFields(request.value, stop.value),
  () => {
    const next = read();
    request.value = next.request;
    stop.value = next.stop;
    faults.value = next.faults;
  },
);
showPage(
  <WayBackPage request={request} trace={trace} stop={stop} picked={picked} faults={faults} />,
);
