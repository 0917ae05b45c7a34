import { arrangementIn } from "./arrangement.js";
import { byPlace } from "./by-place.js";
import { byUpstream } from "./by-upstream.js";
import { byValue } from "./by-value.js";
import { factorIn } from "./factor.js";
import { groupsOf, wrongOnly } from "./groups.js";
import { offsetIn } from "./offset.js";
import { powerIn } from "./power.js";
import { repeatedIn } from "./repeated.js";
import type { Compared, Group } from "./types.js";
import { upstreamIn } from "./upstream.js";
import { zeroIn } from "./zero.js";

/** Why a gradient is likely wrong: a sentence each, where the entries show it. */
export interface Diagnosis {
  /** Where it is wrong, if that has a pattern. */
  readonly where?: string;
  /** What the wrong entries have in common. */
  readonly how?: string;
}

/** What the wrong entries have in common, the plainest first. */
const MANNERS: readonly ((wrong: readonly Group[], all: readonly Group[]) => string | undefined)[] =
  [zeroIn, factorIn, upstreamIn, powerIn, (_, all) => arrangementIn(all), offsetIn, repeatedIn];

/**
 * Says why a gradient is likely wrong, from what its entries show: where it is wrong (only for
 * negative values, only in the last column, ...), and how (one factor throughout, the sign, zero,
 * transposed, as if the upstream gradient were 1, ...).
 *
 * Says nothing that the entries may show by chance: of a gradient that is wrong in no way known
 * here, of too few entries, and of one that is right, nothing is said. Several inputs at once
 * tell more than one: a factor of 4 that becomes 7 with the rows is their number.
 *
 * @param compared one gradient at one or more inputs: that of x, or that of one parameter
 * @returns up to two sentences: where it is wrong, and how
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { checkGradient, diagnose } from "@adjoint/gradcheck";
 * import { matrix, multiply } from "@adjoint/matrix";
 * import type { Op } from "@adjoint/pass";
 * import { randomState } from "@adjoint/random";
 *
 * // The derivative of a square, without its 2.
 * const square: Op = (x) => ({ output: multiply(x, x), backward: (d) => multiply(d, x) });
 * const values = matrix(2, 2, [1, -2, 3, 4]);
 * const report = checkGradient(square, values, { random: randomState(0), entries: true });
 * const { name, entries = [] } = report.tensors[0];
 * const { where, how } = diagnose([{ name, values, entries }]);
 * assert.equal(where, undefined);
 * assert.match(how ?? "", /^It is half of what it should be: /);
 * ```
 */
export function diagnose(compared: readonly Compared[]): Diagnosis {
  const groups = groupsOf(compared);
  const wrong = wrongOnly(groups);
  if (wrong.length === 0) return {};
  const points = groups.flatMap((group) => group.points);
  const where = byPlace(groups) ?? byUpstream(groups) ?? byValue(wrong[0]!.name, points);
  const how = MANNERS.map((manner) => manner(wrong, groups)).find((text) => text !== undefined);
  return {
    ...(where !== undefined && { where: `It is wrong only ${where}.` }),
    ...(how !== undefined && { how: sentence(where === undefined ? how : `there ${how}`) }),
  };
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
