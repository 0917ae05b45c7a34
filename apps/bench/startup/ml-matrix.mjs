// As adjoint.mjs, with ml-matrix, which has no loss: it is written out.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../peers/package.json", import.meta.url));
const path = pathToFileURL(require.resolve("ml-matrix")).href;
const start = performance.now();
const { Matrix } = await import(path);
const values = Float32Array.from({ length: 64 * 64 }, (_, k) => (k % 7) / 7);
const a = Matrix.from1DArray(64, 64, values);
const rows = a.mmul(a).to2DArray();
const losses = rows.map((row, k) => {
  const most = Math.max(...row);
  return most + Math.log(row.reduce((sum, x) => sum + Math.exp(x - most), 0)) - row[k];
});
const result = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, result }));
