// A thread that brings modules of kernels up to date: it gets one in each message, and answers.
import { parentPort } from "node:worker_threads";
import { buildModule } from "./kernels.mjs";

parentPort.on("message", async (module) => {
  try {
    parentPort.postMessage({ bytes: await buildModule(module) });
  } catch ({ name, message, stack }) {
    parentPort.postMessage({ error: { name, message, stack } });
  }
});
