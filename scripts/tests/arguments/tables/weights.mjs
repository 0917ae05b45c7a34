import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dense } from "@adjoint/layers";
import { adam } from "@adjoint/optimizers";
import { randomState } from "@adjoint/random";
import * as weights from "@adjoint/weights";
import { loadFile, saveFile } from "@adjoint/weights/node";
import { argument, options } from "../kinds.mjs";

const network = argument(() => dense(2, 2, { random: randomState(1) }));
const optimizer = argument(() => adam());
const saving = options(
  {},
  {
    optimizer,
    random: argument(() => randomState(1)),
    state: argument(
      () => 1,
      ...[
        "null",
        '"x"',
        '"3"',
        "true",
        "3",
        "0.5",
        "-1",
        "NaN",
        "Infinity",
        "[1]",
        "[null]",
        '["1"]',
      ],
      ...["six kilobytes", "{}", "{ unknown }", "a record of NaN", "a matrix of an array"],
      ...["an object of another realm", "a matrix"],
    ),
    metadata: argument(() => ({ a: "b" }), "{}", "an object of another realm"),
  },
);
const folder = mkdtempSync(join(tmpdir(), "adjoint-arguments-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
const path = join(folder, "network.safetensors");
const tensors = () => new Map([["a", { dtype: "F32", shape: [], data: Float32Array.of(1) }]]);

/** Functions of `@adjoint/weights`, and the kinds of their arguments. */
export const rows = {
  load: [
    weights.load,
    network,
    argument(() => weights.save(network.valid(), { optimizer: adam() })),
    options({}, { optimizer }),
  ],
  loadFile: [
    async (...args) => {
      await saveFile(path, network.valid(), { optimizer: adam() });
      return loadFile(...args);
    },
    argument(() => path),
    network,
    options({}, { optimizer }),
  ],
  namedMatrices: [weights.namedMatrices, network],
  readSafetensors: [weights.readSafetensors, argument(() => weights.writeSafetensors(tensors()))],
  save: [weights.save, network, saving],
  saveFile: [saveFile, argument(() => path), network, saving],
  saveJson: [weights.saveJson, network, saving],
  writeSafetensors: [
    weights.writeSafetensors,
    argument(tensors, "a Map"),
    argument(() => new Map([["a", "b"]]), "undefined", "a Map"),
  ],
};

export const exempt = {};
