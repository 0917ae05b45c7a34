// Files come from anywhere. Whatever is broken in one, a reader says so by an error of its own, or reads
// what is still a file: it does not fail by accident, and takes no memory that the file does not have.
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import process from "node:process";
import { gzipSync } from "node:zlib";
import { gunzip, parseCsv, readCsv, readIdx, readNpy } from "@adjoint/datasets";
import { batchNorm, dense } from "@adjoint/layers";
import { generate } from "@adjoint/matrix";
import { adam } from "@adjoint/optimizers";
import { sequential } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { load, readSafetensors, save, saveJson } from "@adjoint/weights";
import { describe, expect, test } from "vitest";

const { env: environment } = process;
// How many for each reader: a thousand, and 100,000 by `npm run fuzz`.
const MUTATIONS = Number(environment.ADJOINT_MUTATIONS ?? 1000);

const fixture = (name) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), "utf8"));
const bytesOf = (base64) => Uint8Array.from(Buffer.from(base64, "base64"));
const encode = (text) => new TextEncoder().encode(text);
const decode = (bytes) => Buffer.from(bytes).toString();

const network = () =>
  sequential(
    dense(2, 2, { random: randomState(0) }),
    batchNorm(2),
    dense(2, 1, { random: randomState(1) }),
  );
const trained = network();
const optimizer = adam();
optimizer.step(trained.parameters);
const beside = {
  optimizer,
  random: randomState(3),
  state: { epoch: 3, best: generate(1, 2, () => 0.5), note: "ünï", list: [true, null, -0] },
  metadata: { author: "me" },
};
const files = fixture("files");
const tables = files.csv.map(({ text }) => text);
const numbers = 'a,b,species\n1,2.5,x\n-3e4,NA,"y"\n.5,inf,x\n';

const onto = network();
const resumed = adam();
const valuesNow = () => onto.parameters.map(({ value }) => Array.from(value.data).join());

/** Each reader, good files for it, and what its errors begin with. */
const READERS = [
  [
    "readIdx",
    readIdx,
    [
      Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 7, 3),
      Uint8Array.of(0, 0, 13, 1, 0, 0, 0, 1, 1, 2, 3, 4),
    ],
    /^readIdx: /,
  ],
  ["readNpy", readNpy, Object.values(files.npy).map(({ file }) => bytesOf(file)), /^readNpy: /],
  ["parseCsv", (bytes) => [...parseCsv(decode(bytes))], tables.map(encode), /^parseCsv: /],
  ["readCsv", (bytes) => readCsv(bytes, { labels: 2 }), [encode(numbers)], /^readCsv: /],
  [
    "readCsv, of words",
    (bytes) => readCsv(bytes, { categories: [2] }),
    [encode(numbers)],
    /^readCsv: /,
  ],
  [
    "readSafetensors",
    readSafetensors,
    Object.values(fixture("safetensors").files).map(bytesOf),
    /^readSafetensors: /,
  ],
  [
    "load, of bytes",
    (bytes) => load(onto, bytes, { optimizer: resumed }),
    [save(trained, beside), save(trained, { optimizer })],
    /^(load|readSafetensors|restoreRandomState|adam\.restore): /,
  ],
  [
    "load, of JSON",
    (bytes) => load(onto, decode(bytes), { optimizer: resumed }),
    [encode(saveJson(trained, beside))],
    /^(load|restoreRandomState|adam\.restore): /,
  ],
];
const ERRORS = [
  "FormatError",
  "MismatchError",
  "RangeError",
  "ShapeError",
  "DTypeError",
  "TypeError",
];

/** Bytes that mean something in one format or another. */
const TELLING = [0, 1, 0xff, 0x7f, 0x80, ...encode("\"{}[]:,\\\n\r 0123456789-+.eE$_ntf'()")];

/** A file with one to four things done to it. */
function mutate(file, random, others) {
  let bytes = Uint8Array.from(file);
  for (let round = random.randint(1, 5); round > 0; round--) {
    const at = random.randint(0, bytes.length + 1);
    const length = random.randint(1, Math.max(2, Math.min(bytes.length, 24)));
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
    const part = () => {
      const source = others[random.randint(0, others.length)];
      const start = random.randint(0, source.length + 1);
      return source.subarray(start, start + length);
    };
    const telling = () => TELLING[random.randint(0, TELLING.length)];
    switch (random.randint(0, 8)) {
      case 0: // another bit
        bytes = bytes.map((byte, i) => (i === at ? byte ^ (1 << random.randint(0, 8)) : byte));
        break;
      case 1: // another byte
        bytes = bytes.map((byte, i) => (i === at ? telling() : byte));
        break;
      case 2: // some that are missing
        bytes = Uint8Array.of(...head, ...tail.subarray(length));
        break;
      case 3: // one more
        bytes = Uint8Array.of(...head, telling(), ...tail);
        break;
      case 4: // some twice
        bytes = Uint8Array.of(...head, ...tail.subarray(0, length), ...tail);
        break;
      case 5: // some of this file or another
        bytes = Uint8Array.of(...head, ...part(), ...tail.subarray(length));
        break;
      case 6: // cut
        bytes = head.slice();
        break;
      default: // a large number as eight bytes
        bytes = Uint8Array.from(bytes);
        if (bytes.length >= 8) {
          const place = Math.min(at, bytes.length - 8);
          new DataView(bytes.buffer).setBigUint64(
            place,
            1n << BigInt(random.randint(0, 64)),
            random.randint(0, 2) === 1,
          );
        }
    }
  }
  return bytes;
}

/** What is wrong with an error; undefined if it is a reader's own. */
function faultOf(error, begins) {
  const { name, message } = error;
  if (!ERRORS.includes(name)) return `${name}: ${message}`;
  // What an engine says of a slip in the code.
  if (
    /Cannot read|is not (a function|iterable|defined)|Invalid (array|typed array) length|call stack/.test(
      message,
    )
  ) {
    return message;
  }
  if (!begins.test(message)) return message;
  return message.length > 2000 ? `has ${message.length} characters` : undefined;
}

describe.each(READERS)("%s", (_, read, corpus, begins) => {
  test("reads the files that are changed", () => {
    for (const file of corpus) expect(() => read(file)).not.toThrow();
  });

  test(`refuses what ${MUTATIONS} changes broke, by an error of its own`, () => {
    const random = randomState(11);
    const faults = [];
    let refused = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      const bytes = mutate(corpus[i % corpus.length], random, corpus);
      const was = `${valuesNow()}`;
      try {
        read(bytes);
      } catch (error) {
        refused += 1;
        const fault =
          faultOf(error, begins) ?? (`${valuesNow()}` === was ? undefined : "was written to");
        if (fault !== undefined)
          faults.push(`${fault}: ${Buffer.from(bytes).toString("base64").slice(0, 400)}`);
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
    // Else the changes are too small to try anything.
    expect(refused).toBeGreaterThan(MUTATIONS / 10);
  });
});

test("gunzip refuses what changes broke, by an error of its own", async () => {
  const random = randomState(12);
  const zipped = [gzipSync(encode(numbers)), gzipSync(new Uint8Array(3000))].map((b) =>
    Uint8Array.from(b),
  );
  for (let i = 0; i < MUTATIONS / 10; i++) {
    const bytes = mutate(zipped[i % 2], random, zipped);
    const error = await gunzip(bytes, { limit: 10_000 }).then(
      () => undefined,
      (caught) => caught,
    );
    if (error !== undefined) expect(faultOf(error, /^gunzip: /)).toBe(undefined);
  }
});
