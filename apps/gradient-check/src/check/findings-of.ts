import { diagnose, type Entry } from "@adjoint/gradcheck";
import { describeRound, describeRounds } from "./describe-round.js";
import { placeOfRounds } from "./place-of-rounds.js";
import type { Check, Checked, ComparedTensor, Finding } from "./types.js";

interface At {
  readonly check: Check;
  readonly compared: ComparedTensor;
}

/** What is wrong with each gradient of one thing, or cannot be told, over all its inputs. */
export function findingsOf(checked: readonly Checked[]): readonly Finding[] {
  const all = checked.flatMap(({ check, compared }) =>
    compared.map((each) => ({ check, compared: each })),
  );
  const tensors = [...new Set(all.map(({ compared }) => compared.name))];
  return tensors.flatMap((tensor) => {
    const own = all.filter(({ compared }) => compared.name === tensor);
    return findingIn(own, "failed") ?? findingIn(own, "undecided") ?? [];
  });
}

function findingIn(own: readonly At[], verdict: Finding["verdict"]): Finding | undefined {
  const isBad = (entry: Entry) =>
    verdict === "failed"
      ? entry.status === "fail" || entry.status === "non-finite"
      : entry.status === "cannot-tell";
  const badIn = ({ compared }: At) => compared.entries.filter(isBad);
  // Of projections that were not narrowed down, the entries are not known.
  const bad = own.filter((at) => badIn(at).length > 0 || isBadAsAWhole(at, verdict));
  // Plain inputs before special ones, and of these the one with most that is bad.
  const [telling] = bad
    .filter((at) => badIn(at).length > 0)
    .sort(
      (a, b) => Number(a.check.extra) - Number(b.check.extra) || badIn(b).length - badIn(a).length,
    );
  if (telling === undefined) return undefined;
  const { check, compared } = telling;
  const worst = worstOf(badIn(telling));
  const { columns, data } = compared.values;
  return {
    name: check.name,
    tensor: compared.name,
    verdict,
    inputs: describeRound(check),
    alsoAt: describeRounds(bad.filter((at) => at !== telling).map((at) => at.check)),
    count: badIn(telling).length,
    compared: compared.entries.length,
    entries: data.length,
    worst: { ...worst, x: data[worst.row * columns + worst.column]! },
    likely: verdict === "failed" ? likelyCause(own, bad) : [],
  };
}

function isBadAsAWhole({ check, compared }: At, verdict: Finding["verdict"]): boolean {
  const counts = check.report?.tensors.find(({ name }) => name === compared.name)?.counts;
  if (counts === undefined || compared.entries.length > 0) return false;
  return (verdict === "failed" ? counts.fail + counts["non-finite"] : counts["cannot-tell"]) > 0;
}

/** Where it is wrong, by its entries or else by the inputs; and how. */
function likelyCause(own: readonly At[], wrong: readonly At[]): readonly string[] {
  const { where, how } = diagnose(own.map(({ compared }) => compared));
  const right = own.filter((at) => !wrong.includes(at));
  const checksOf = (all: readonly At[]) => all.map(({ check }) => check);
  const place = where ?? placeOfRounds(checksOf(wrong), checksOf(right));
  return [place, how].filter((sentence) => sentence !== undefined);
}

function worstOf(wrong: readonly Entry[]): Entry {
  const size = ({ relative }: Entry) => (Number.isNaN(relative) ? 3 : relative);
  return wrong.reduce((worst, entry) => (size(entry) > size(worst) ? entry : worst));
}
