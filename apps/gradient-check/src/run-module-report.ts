import type { Terminal } from "@adjoint/terminal";
import { runModule } from "./module/run-module.js";
import type { Options } from "./options.js";
import { progressOn } from "./progress.js";
import { passedAll } from "./report/outcomes.js";
import type { Report } from "./report/types.js";

/** Checks a module; a string says why that was not possible. */
export async function runModuleReport(
  version: string,
  module: string,
  path: string,
  { export: exports, seed, dtype, tolerance, timeout }: Options,
  terminal: Terminal,
): Promise<Report | string> {
  const job = { path, exports, seed, dtype, tolerance };
  const progress = progressOn(terminal);
  const { error, ...found } = await runModule(job, timeout, terminal.signal, progress);
  progress.end();
  if (error !== undefined) return `${module}: ${error}`;
  if (found.checks.every(({ report }) => report === undefined)) {
    const reasons = found.checks.map((check) => `${check.name}: ${check.error}`);
    return `${module}: ${[...new Set(reasons)].join("\n")}`;
  }
  return { version, module, seed, dtype, passed: passedAll(found.checks), ...found };
}
