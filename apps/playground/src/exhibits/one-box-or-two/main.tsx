import { signal } from "@preact/signals";
import { keepAddress } from "../../shared/keep-address.js";
import { showPage } from "../../shared/show-page.js";
import { fromAddress, toFields } from "./address.js";
import { BoxPage } from "./box-page.js";
import type { Question } from "./findings.js";
import type { BoxAnswer } from "./protocol.js";

const read = () => fromAddress(location.hash.slice(1));
const first = read();
const question = signal<Question>(first.question);
const faults = signal(first.faults);
const answer = signal<BoxAnswer | undefined>(undefined);
const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.onmessage = ({ data }: MessageEvent<BoxAnswer>) => {
  answer.value = data;
};
question.subscribe((asked) => worker.postMessage(asked));
keepAddress(
  () => toFields(question.value),
  () => {
    const next = read();
    question.value = next.question;
    faults.value = next.faults;
  },
);
showPage(<BoxPage question={question} answer={answer} faults={faults} />);
