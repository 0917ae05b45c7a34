import { computed, signal } from "@preact/signals";
import { keepAddress } from "../../shared/keep-address.js";
import { showPage } from "../../shared/show-page.js";
import { fromAddress, toFields } from "./address.js";
import { BoxPage } from "./box-page.js";
import type { Question } from "./findings.js";
import type { Parting } from "./part.js";
import type { BoxAnswer, BoxReply, BoxRequest } from "./protocol.js";

const read = () => fromAddress(location.hash.slice(1));
const first = read();
const question = signal<Question>(first.question);
const faults = signal(first.faults);
const answer = signal<BoxAnswer | undefined>(undefined);
const parting = signal<Parting | undefined>(undefined);
const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.onmessage = ({ data }: MessageEvent<BoxReply>) => {
  if ("findings" in data) answer.value = data;
  // Of a dtype that is no longer chosen, it comes too late.
  else if (data.dtype === question.value.dtype) parting.value = data.parting;
};
question.subscribe((asked) => worker.postMessage(asked satisfies BoxRequest));
const dtype = computed(() => question.value.dtype);
dtype.subscribe(() => {
  parting.value = undefined;
});
const train = () => worker.postMessage({ train: dtype.value } satisfies BoxRequest);
keepAddress(
  () => toFields(question.value),
  () => {
    const next = read();
    question.value = next.question;
    faults.value = next.faults;
  },
);
showPage(
  <BoxPage question={question} answer={answer} parting={parting} faults={faults} onTrain={train} />,
);
