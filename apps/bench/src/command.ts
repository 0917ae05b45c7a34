import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { colorsOf, commandLine, runCommandLine, type Terminal } from "@adjoint/terminal";
import { Option } from "commander";
import { installPeers } from "./install-peers.js";
import { machine } from "./machine.js";
import { progressOf } from "./progress.js";
import { markdownReport } from "./report/markdown-report.js";
import { textEnd, textHead, textSection } from "./report/text-report.js";
import { roster } from "./roster.js";
import { runBench } from "./run-bench.js";
import { SECTIONS } from "./workloads/all.js";

const DOCS = new URL("../../../docs/performance.md", import.meta.url);
const RESULTS = new URL("../results.json", import.meta.url);

interface Flags {
  readonly only?: readonly string[];
  readonly quick?: boolean;
  readonly json: string;
  readonly writeDocs?: boolean;
}

/**
 * Runs the benchmarks' command line.
 *
 * @param argv the arguments, without `node` and the script
 * @param terminal where everything is written
 * @returns the exit code: 0 whatever the targets say, 2 for a wrong option or value
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const program = commandLine("npm run bench --", terminal)
    .description("Times Adjoint side by side with its peers.")
    .addOption(new Option("--only <names...>", "sections to run").choices(Object.keys(SECTIONS)))
    .option("--quick", "fewer sizes and samples: about a minute")
    .option("--json <file>", "where all that was found goes", "apps/bench/results.json")
    .option("--write-docs", "write docs/performance.md");
  program.action(() => {
    const flags = program.opts<Flags>();
    if (flags.writeDocs && (flags.quick || flags.only)) {
      program.error("error: --write-docs writes a whole run: neither --quick nor --only");
    }
    const chosen = program.getOptionValueSource("json") === "cli";
    return measure(flags, chosen, terminal);
  });
  return runCommandLine(program, argv, terminal);
}

async function measure(
  { only = Object.keys(SECTIONS), quick = false, json, writeDocs = false }: Flags,
  chosen: boolean,
  terminal: Terminal,
): Promise<void> {
  installPeers(terminal);
  const colors = colorsOf(terminal);
  const progress = progressOf(terminal);
  terminal.stdout.write(textHead(machine(), colors));
  const report = await runBench({
    quick,
    only,
    roster: roster(),
    progress,
    section: (section) => {
      progress("");
      terminal.stdout.write(textSection(section, colors));
    },
  });
  terminal.stdout.write(textEnd(report.targets, report.versions, colors));
  // Where the user is, not where the script that started us changed to.
  const file = chosen ? resolve(terminal.env.INIT_CWD ?? ".", json) : RESULTS;
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  terminal.stdout.write(`\nAll numbers: ${json}\n`);
  if (writeDocs) writeFileSync(DOCS, markdownReport(report));
}
