import { signal } from "@preact/signals";
import { showPage } from "../../shared/show-page.js";
import type { Measurement, RulerRequest } from "./protocol.js";
import { RulerPage } from "./ruler-page.js";

const request = signal<RulerRequest>({
  subject: "weight",
  place: { tensor: 2, row: 0, column: 1 },
  dtype: "float64",
});
const measurement = signal<Measurement | undefined>(undefined);
/** The place of the step among those of the sweep. */
const at = signal(0);

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.onmessage = ({ data }: MessageEvent<Measurement>) => {
  measurement.value = data;
};
request.subscribe((asked) => worker.postMessage(asked));
showPage(<RulerPage request={request} measurement={measurement} at={at} />);
