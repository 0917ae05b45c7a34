import { showPage } from "../shared/show-page.js";
import { App } from "./page/app.js";
import { laboratory } from "./page/laboratory.js";
import { pageState } from "./page/state.js";

const state = pageState();
const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
const lab = laboratory(state, worker);
// Who asked for less motion starts it by hand.
state.isPlaying.value = !matchMedia("(prefers-reduced-motion: reduce)").matches;
showPage(<App state={state} lab={lab} />);
