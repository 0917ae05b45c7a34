import { assertString } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import { assertMatrix } from "@adjoint/matrix/kit";
import { assertOp, assertParameters, buffersOf, type Op, parametersOf } from "@adjoint/pass";

/**
 * What is learned and kept by a network, by the names under which it is saved: each parameter by its place
 * and name, as `0.weights`, `1.biases`, and each buffer after them, as `buffers.0.runningMean`.
 *
 * @param network a layer
 * @returns the matrices themselves: what is written to them changes the network
 * @throws {TypeError} when it is no layer, or has neither parameters nor buffers
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { dense } from "@adjoint/layers";
 * import { sequential } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 * import { namedMatrices } from "@adjoint/weights";
 *
 * const random = randomState(0);
 * const network = sequential(dense(2, 8, { random }), dense(8, 1, { random }));
 * const names = [...namedMatrices(network).keys()];
 * assert.deepEqual(names, ["0.weights", "1.biases", "2.weights", "3.biases"]);
 * ```
 */
export function namedMatrices(network: Op): ReadonlyMap<string, Matrix> {
  return matricesOf("namedMatrices", network);
}

/** The same for other functions of this package, whose names errors begin with. */
export function matricesOf(functionName: string, network: Op): ReadonlyMap<string, Matrix> {
  assertOp(functionName, "network", network);
  const parameters = parametersOf(network);
  const buffers = buffersOf(network);
  assertParameters(functionName, parameters);
  const named = new Map<string, Matrix>();
  parameters.forEach(({ name, value }, i) => {
    assertString(functionName, `the name of parameter ${i}`, name);
    named.set(`${i}.${name}`, value);
  });
  buffers.forEach(({ name, value }, i) => {
    assertString(functionName, `the name of buffer ${i}`, name);
    assertMatrix(functionName, `buffer ${i}`, value);
    named.set(`buffers.${i}.${name}`, value);
  });
  if (named.size > 0) return named;
  throw new TypeError(
    `${functionName}: the network has nothing to save: give a layer, as Object.assign(network, { parameters })`,
  );
}
