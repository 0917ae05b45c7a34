import { signal } from "@preact/signals";
import { keepAddress } from "../../shared/keep-address.js";
import { showPage } from "../../shared/show-page.js";
import { fromAddress, toFields } from "./address.js";
import type { Measurement, RulerRequest } from "./protocol.js";
import { RulerPage } from "./ruler-page.js";

const read = () => fromAddress(location.hash.slice(1));
const first = read();
const request = signal<RulerRequest>(first.request);
const measurement = signal<Measurement | undefined>(undefined);
/** The place of the step among those of the sweep. */
const at = signal(first.at);
const faults = signal(first.faults);

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.onmessage = ({ data }: MessageEvent<Measurement>) => {
  measurement.value = data;
};
request.subscribe((asked) => worker.postMessage(asked));
keepAddress(
  () => toFields(request.value, at.value),
  () => {
    const next = read();
    request.value = next.request;
    at.value = next.at;
    faults.value = next.faults;
  },
);
showPage(<RulerPage request={request} measurement={measurement} at={at} faults={faults} />);
