import type { Bench } from "./bench.js";
import { machine } from "./machine.js";
import { measureCase, type Pace } from "./measure-case.js";
import { operands } from "./operands.js";
import type { Report } from "./report/report.js";
import type { Section } from "./results.js";
import { fleet, type Roster } from "./servers/fleet.js";
import { judge } from "./targets.js";
import { SECTIONS } from "./workloads/all.js";

const FULL: Pace = {
  rounds: 40,
  milliseconds: 4000,
  sampleMilliseconds: 10,
  warmMilliseconds: 500,
  longestMilliseconds: 2000,
};
const QUICK: Pace = { ...FULL, rounds: 15, milliseconds: 1500, warmMilliseconds: 100 };

/** What is run, and who is told. */
export interface RunOptions {
  readonly quick: boolean;
  /** Names of sections. */
  readonly only: readonly string[];
  readonly roster: Roster;
  readonly progress: (text: string) => void;
  /** Is given each section as soon as it is there. */
  readonly section: (section: Section) => void;
}

/** Measures all that is wanted, one section after the other, each with fresh processes. */
export async function runBench({
  quick,
  only,
  roster,
  progress,
  section: tell,
}: RunOptions): Promise<Report> {
  const versions = new Map<string, string>();
  const sections: Section[] = [];
  for (const name of only) {
    const files = operands();
    const servers = fleet(roster, versions);
    const pace = quick ? QUICK : FULL;
    const bench: Bench = {
      quick,
      operands: files,
      measure: (work, other) => measureCase(work, servers, { ...pace, ...other }),
      progress,
    };
    try {
      const section = await SECTIONS[name]!(bench);
      sections.push(section);
      tell(section);
    } finally {
      servers.close();
      files.remove();
    }
  }
  return {
    date: new Date().toISOString(),
    quick,
    machine: machine(),
    versions: Object.fromEntries(versions),
    sections,
    targets: judge(sections),
  };
}
