import { nearestWord } from "@adjoint/checks";
import { planFor } from "../plan/plan-for.js";
import { HELP } from "../report/remarks.js";
import { checkExport } from "./check-export.js";
import { conventionOf } from "./convention-of.js";
import type { Exported } from "./exported.js";
import { loadModule } from "./load-module.js";
import type { Job, Message, Skipped } from "./messages.js";
import { ModuleError } from "./module-error.js";

/** Checks what a module exports, and tells what it is doing before it does it. */
export async function* checkModule(job: Job): AsyncGenerator<Message> {
  yield { type: "about", text: `loading ${job.path}` };
  const module = await loadModule(job.path);
  const convention = conventionOf(module);
  const named = new Set([
    ...job.exports,
    ...(convention.losses ?? []),
    ...Object.keys(convention.exports ?? {}),
  ]);
  for (const name of named) if (!(name in module)) throw noExport(name, Object.keys(module));
  const skipped: Skipped[] = [];
  const { done = [] } = job;
  let found = done.length > 0;
  for (const [name, value] of Object.entries(module)) {
    const own = convention.exports?.[name];
    const wanted = job.exports.length === 0 ? own !== false : job.exports.includes(name);
    if (!wanted || name === "gradientCheck" || done.includes(name)) continue;
    if (typeof value !== "function" && !named.has(name)) continue;
    const exported: Exported = {
      name,
      value,
      settings: { ...convention, ...own },
      // Targets of the whole module do not make a loss of every export.
      isLoss:
        convention.losses?.includes(name) === true || (own && own.targets !== undefined) === true,
      seed: job.seed,
    };
    yield { type: "about", name, text: `checking ${name}` };
    const plan = planFor(exported, job.dtype);
    if (typeof plan !== "string") {
      found = true;
      yield* checkExport(exported, plan, job);
    } else if (named.has(name)) {
      // What is named is meant: left out, its fault would go unseen.
      found = true;
      const place = { name, inputs: "", shape: [0, 0] as const, extra: false, milliseconds: 0 };
      yield { type: "check", check: { ...place, verdict: "error", error: plan } };
    } else {
      skipped.push({ name, reason: plan });
      yield { type: "skipped", skipped: skipped.at(-1)! };
    }
  }
  if (!found) throw new ModuleError(nothingToCheck(module, skipped));
}

function noExport(name: string, names: readonly string[]): ModuleError {
  const near = nearestWord(name, names);
  return new ModuleError(
    near === undefined
      ? `no export "${name}"; there are ${names.join(", ") || "none at all"}`
      : `no export "${name}"; did you mean "${near}"?`,
  );
}

function nothingToCheck(
  module: Readonly<Record<string, unknown>>,
  skipped: readonly Skipped[],
): string {
  const found = Object.keys(module).join(", ") || "nothing";
  const reasons = skipped.map(({ name, reason }) => `\n- ${name}: ${reason}`).join("");
  const help = reasons.includes("it threw") ? `\n${HELP}` : "";
  return `nothing to check: no export takes a matrix and returns { output, backward }; it exports ${found}${reasons}${help}`;
}
