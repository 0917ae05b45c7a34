// A small script as a user would write it; the time from its start to its first result.
const start = performance.now();
const { matrix, matmul } = await import("@adjoint/matrix");
const { softmaxCrossEntropy } = await import("@adjoint/softmax-loss");
const values = Float32Array.from({ length: 64 * 64 }, (_, k) => (k % 7) / 7);
const a = matrix(64, 64, values);
const pass = softmaxCrossEntropy(
  matmul(a, a),
  Array.from({ length: 64 }, (_, k) => k),
);
const result = pass.output;
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, result }));
