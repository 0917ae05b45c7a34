import type { Bench } from "../bench.js";
import type { Entrant } from "../measure-case.js";
import type { CaseResult, Section } from "../results.js";
import { OURS, OURS_ORDINARY } from "./contenders.js";
import { drawn } from "./drawn.js";

const ELEMENTS = 1_000_000;

/** exp of a million elements. */
export async function exponentialsSection(bench: Bench): Promise<Section> {
  const cases: CaseResult[] = [];
  for (const dtype of ["float32", "float64"] as const) {
    bench.progress(`exp ${dtype}`);
    const inputs = { x: bench.operands.matrix(drawn(1000, ELEMENTS / 1000, dtype, [-10, 10])) };
    const job = (variant: string) => ({ workload: "exp", params: { variant }, inputs });
    const others =
      dtype === "float32" ? ["numpy", "torch", "tfjs-wasm", "jax-js"] : ["numpy", "torch"];
    const entrants: Entrant[] = [
      { contender: OURS, server: "adjoint", job: job("resident") },
      { contender: OURS_ORDINARY, server: "adjoint", job: job("ordinary") },
      { contender: "loop of Math.exp", server: "adjoint", job: job("Math.exp") },
      ...others.map((server) => ({ contender: server, server, job: job("") })),
    ];
    cases.push(await bench.measure({ name: `exp ${dtype}`, work: ELEMENTS, entrants }));
  }
  return {
    name: "exp",
    title: "exp of a million elements",
    measure: "element",
    cases,
    figures: [],
    notes: ["The bits of Math.exp differ between engines; those of adjoint do not."],
  };
}
