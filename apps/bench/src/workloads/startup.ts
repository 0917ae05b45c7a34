import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { disagreement } from "../agreement.js";
import type { Bench } from "../bench.js";
import { interleave } from "../interleave.js";
import { PEERS } from "../peers/import-peer.js";
import type { Result, Section } from "../results.js";
import { OURS } from "./contenders.js";
import { runChild } from "./run-child.js";

const SCRIPTS: readonly [string, string][] = [
  [OURS, "adjoint"],
  ["tfjs-cpu", "tfjs"],
  ["ml-matrix", "ml-matrix"],
];

interface Started {
  readonly seconds: number;
  readonly result: number;
}

/** From the start of a small script, before its imports, to its first product and loss. */
export async function startupSection(bench: Bench): Promise<Section> {
  bench.progress("first result of a fresh process");
  const reasons = new Map<string, string>();
  let wanted: number[] | undefined;
  const contenders: { name: string; sample: () => Promise<number> }[] = [];
  for (const [name, file] of SCRIPTS) {
    if (name !== OURS && !existsSync(new URL("node_modules", PEERS))) {
      reasons.set(name, "not available: not installed");
      continue;
    }
    const script = fileURLToPath(new URL(`../../startup/${file}.mjs`, import.meta.url));
    try {
      const { result } = await runChild<Started>([script]);
      wanted ??= [result];
      const reason = disagreement([result], wanted);
      if (reason !== undefined) reasons.set(name, reason);
      else {
        const sample = async () => (await runChild<Started>([script])).seconds;
        contenders.push({ name, sample });
      }
    } catch (error) {
      reasons.set(name, (error as Error).message);
    }
  }
  const rounds = bench.quick ? 5 : 15;
  const samplings = await interleave(contenders, { rounds, milliseconds: 30_000 });
  const results = SCRIPTS.map(([contender]): Result => {
    const sampling = samplings.get(contender);
    if (sampling === undefined) return { contender, reason: reasons.get(contender)! };
    if ("failure" in sampling) return { contender, reason: sampling.failure };
    return { contender, seconds: sampling };
  });
  return {
    name: "startup",
    title: "From import to the first result",
    measure: "time",
    cases: [{ name: "a 64 x 64 product and its loss", work: 1, results }],
    figures: [],
    notes: [
      "A fresh Node process each time. The clock starts in the script, before its imports; adjoint is imported as it is published, built.",
    ],
  };
}
