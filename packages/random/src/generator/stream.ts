import { assertInteger } from "@adjoint/checks";
import { integer, streamOf } from "../stream.js";
import type { RandomGenerator } from "../types.js";
import { boundedInteger, maskedInteger } from "./bounded.js";
import { distinctIntegers } from "./distinct.js";
import { bigintOf, nextDouble, nextUint32, type Pcg64, seedPcg64 } from "./pcg64.js";
import { generateWords, type SeedSequence, spawnSequence } from "./seed-sequence.js";
import { standardNormal } from "./ziggurat.js";
import { type ZigguratTables, zigguratTables } from "./ziggurat-tables.js";

/** A generator that starts where a seed sequence says. */
export function seededGenerator(sequence: SeedSequence): RandomGenerator {
  return generatorOf(seedPcg64(generateWords(sequence, 8)), sequence);
}

/** The draws of NumPy's `Generator`, over a PCG64 and a seed sequence that are this stream's own. */
export function generatorOf(generator: Pcg64, sequence: SeedSequence): RandomGenerator {
  const bounded = (max: number) => boundedInteger(generator, max);
  let tables: ZigguratTables | undefined;
  return {
    ...streamOf({
      random: () => nextDouble(generator),
      standardNormal: () => {
        tables ??= zigguratTables();
        return standardNormal(generator, tables);
      },
      bounded,
      position: (max) => maskedInteger(generator, max),
      distinct: (n, size) => distinctIntegers(n, size, bounded),
    }),
    integers: (low, high) => integer("integers", bounded, low, high),
    randomFloat32: () => (nextUint32(generator) >>> 8) / 16777216,
    spawn: (count) => {
      assertInteger("spawn", "count", count, 0, 4294967295 - sequence.spawned);
      return Array.from({ length: count }, () => seededGenerator(spawnSequence(sequence)));
    },
    state: () => ({
      bitGenerator: "PCG64",
      state: String(bigintOf(generator.state)),
      increment: String(bigintOf(generator.increment)),
      cachedUint32: generator.cachedUint32,
      entropy: [...sequence.entropy],
      spawnKey: [...sequence.spawnKey],
      spawned: sequence.spawned,
    }),
  };
}
