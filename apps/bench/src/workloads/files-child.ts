import { readFile } from "node:fs/promises";
import { readCsv } from "@adjoint/datasets";
import { dense } from "@adjoint/layers";
import { randomState } from "@adjoint/random";
import { loadFile } from "@adjoint/weights/node";
import { describeArray } from "../peers/describe-array.js";
import { importPeer } from "../peers/import-peer.js";

/** The answer of this process to files.ts, as a line of JSON. */
export interface FilesReport {
  readonly check: readonly number[];
  readonly seconds: readonly number[];
  /** Peak memory of the process after the first time and after the last, in bytes. */
  readonly before: number;
  readonly after: number;
}

/** The part of d3-dsv that is used: it is not installed where the types are checked. */
interface D3Dsv {
  readonly csvParseRows: <Row>(text: string, row: (cells: string[], i: number) => Row) => Row[];
}

const [variant = "", path = "", ...numbers] = process.argv.slice(2);
const [repetitions = 1, inputs = 1, outputs = 1] = numbers.map(Number);

/** Work to repeat, with a few numbers of its result to compare. */
interface Work {
  readonly run: () => unknown;
  readonly describe: () => readonly number[];
}

/** Work with a result of which `numbers` gives all numbers. */
function workOf<Result>(run: () => Result, numbers: (result: Result) => ArrayLike<number>): Work {
  let last: Result | undefined;
  return {
    run: () => {
      last = run();
    },
    describe: () => describeArray(numbers(last!)),
  };
}

async function prepare(): Promise<Work> {
  if (variant === "readCsv") {
    const text = await readFile(path, "utf8");
    return workOf(
      () => readCsv(text),
      ({ x }) => x.data,
    );
  }
  if (variant === "d3-dsv") {
    const text = await readFile(path, "utf8");
    const { csvParseRows } = await importPeer<D3Dsv>("d3-dsv");
    return workOf(
      () => csvParseRows(text, (cells, i) => (i === 0 ? undefined : cells.map(Number))),
      (rows) => rows.flat() as number[],
    );
  }
  if (variant === "loadFile") {
    const network = dense(inputs, outputs, { random: randomState(0), dtype: "float32" });
    return { run: () => loadFile(path, network), describe: () => [] };
  }
  return { run: () => readFile(path), describe: () => [] };
}

const work = await prepare();
const peak = () => process.resourceUsage().maxRSS * 1024;
const seconds: number[] = [];
let before = 0;
// The first is not timed: it compiles, and asks for memory.
for (let i = 0; i <= repetitions; i++) {
  const start = performance.now();
  await work.run();
  if (i > 0) seconds.push((performance.now() - start) / 1000);
  else before = peak();
}
const after = peak();
const report: FilesReport = { check: work.describe(), seconds, before, after };
process.stdout.write(`${JSON.stringify(report)}\n`);
