import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { colorsOf, commandLine, runCommandLine, type Terminal } from "@adjoint/terminal";
import type { Command } from "commander";
import manifest from "../package.json" with { type: "json" };
import { casesMatching } from "./catalogue/check-catalogue.js";
import { addOptions, type Options } from "./options.js";
import { htmlReport } from "./page/html-report.js";
import { jsonReport } from "./report/json-report.js";
import { markdownReport } from "./report/markdown-report.js";
import { textReport } from "./report/text-report.js";
import type { Report } from "./report/types.js";
import { reportWidth } from "./report-width.js";
import { runCatalogue } from "./run-catalogue.js";
import { runModuleReport } from "./run-module-report.js";
import { writeFile } from "./write-file.js";

/** Exit codes: a gradient did not pass; a wrong option, or a module that cannot be checked. */
const FAILED = 1;
const USAGE_ERROR = 2;

/**
 * Runs the command line.
 *
 * @param argv the arguments, without `node` and the script
 * @param terminal where everything is written
 * @returns the exit code: 0 when all passed, 1 when a gradient did not, 2 for a wrong option or a
 * module that cannot be checked, or that of the signal that stopped it
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = commandLine("gradient-check", terminal)
    .description("Checks gradients: of a module of your own, or of the whole Adjoint family.")
    .argument("[module]", "a TypeScript or JavaScript file that exports ops, layers or losses")
    .version(manifest.version, "--version", "print the version");
  addOptions(program);
  program.action(async (module: string | undefined, options: Options) => {
    const path = module === undefined ? undefined : await fileAt(program, module);
    rejectWithoutEffect(program, path !== undefined);
    const report =
      path === undefined
        ? await runCatalogue(manifest.version, options, terminal)
        : await runModuleReport(manifest.version, module!, path, options, terminal);
    if (terminal.signal.aborted) {
      exitCode = Number(terminal.signal.reason);
      return;
    }
    if (typeof report === "string") {
      terminal.stderr.write(`error: ${report}\n`);
      exitCode = USAGE_ERROR;
    } else exitCode = await publish(program, report, options, terminal);
  });
  const usage = await runCommandLine(program, argv, terminal);
  return usage || exitCode;
}

async function fileAt(program: Command, module: string): Promise<string> {
  const path = resolve(module);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) program.error(`error: no such file: ${module}`);
  return path;
}

/** Options that would be without effect, and a filter that finds nothing, are mistakes. */
function rejectWithoutEffect(program: Command, hasModule: boolean): void {
  const given = (name: string) => program.getOptionValueSource(name) === "cli";
  if (hasModule && given("filter")) {
    program.error("error: option '--filter <text>' is for the catalogue; --export names exports");
  }
  for (const name of ["export", "timeout"]) {
    if (!hasModule && given(name)) program.error(`error: option '--${name}' needs a module`);
  }
  const { filter } = program.opts<Options>();
  if (!hasModule && casesMatching(filter).length === 0) {
    program.error(`error: nothing in the catalogue has '${filter}' in its name`);
  }
}

async function publish(
  program: Command,
  report: Report,
  { json, markdown, html }: Options,
  terminal: Terminal,
): Promise<number> {
  if (html !== undefined) {
    await writeFile(html, htmlReport(report)).catch((error: Error) => {
      program.error(`error: cannot write ${html}: ${error.message}`);
    });
  }
  terminal.stdout.write(
    json
      ? jsonReport(report)
      : markdown
        ? markdownReport(report)
        : textReport(report, reportWidth(terminal), colorsOf(terminal)),
  );
  if (html !== undefined) terminal.stderr.write(`The page is in ${html}\n`);
  return report.passed ? 0 : FAILED;
}
