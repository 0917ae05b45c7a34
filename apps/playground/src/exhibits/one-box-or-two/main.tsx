import { signal } from "@preact/signals";
import { showPage } from "../../shared/show-page.js";
import { BoxPage } from "./box-page.js";
import type { Question } from "./findings.js";
import type { BoxAnswer } from "./protocol.js";

const question = signal<Question>({ logits: [2, 1, -1], label: 0, dtype: "float64" });
const answer = signal<BoxAnswer | undefined>(undefined);
const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.onmessage = ({ data }: MessageEvent<BoxAnswer>) => {
  answer.value = data;
};
question.subscribe((asked) => worker.postMessage(asked));
showPage(<BoxPage question={question} answer={answer} />);
