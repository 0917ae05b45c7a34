// As adjoint.mjs, with TensorFlow.js on its cpu backend.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

console.warn = () => {};
console.info = () => {};
const require = createRequire(new URL("../peers/package.json", import.meta.url));
const path = pathToFileURL(require.resolve("@tensorflow/tfjs")).href;
const start = performance.now();
const tf = await import(path);
await tf.setBackend("cpu");
const a = tf.tensor2d(
  Float32Array.from({ length: 64 * 64 }, (_, k) => (k % 7) / 7),
  [64, 64],
);
const targets = tf.oneHot(tf.range(0, 64, 1, "int32"), 64);
const result = tf.losses.softmaxCrossEntropy(targets, tf.matMul(a, a)).dataSync()[0];
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, result }));
