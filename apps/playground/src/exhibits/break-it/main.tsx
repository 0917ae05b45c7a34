import { keepAddress } from "../../shared/keep-address.js";
import { showPage } from "../../shared/show-page.js";
import { fromAddress, toFields } from "./address.js";
import { BreakPage } from "./break-page.js";
import type { BreakAnswer, BreakRequest } from "./protocol.js";
import { breakState } from "./state.js";

const state = breakState();
const read = () => {
  const { mistake, faults } = fromAddress(location.hash.slice(1));
  state.mistake.value = mistake;
  state.faults.value = faults;
};
read();
keepAddress(() => toFields(state.mistake.value), read);
const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.onmessage = ({ data }: MessageEvent<BreakAnswer>) => {
  // An answer to a mistake that is no longer chosen comes too late.
  if (data.mistake === state.mistake.value) state.answer.value = data;
};
state.mistake.subscribe((mistake) => {
  state.answer.value = undefined;
  state.bet.value = undefined;
  state.isChecked.value = false;
  worker.postMessage({ mistake } satisfies BreakRequest);
});
showPage(<BreakPage state={state} />);
