/** A function as a module exports it, of which nothing else is known. */
export type AnyFunction = (...given: never[]) => unknown;

/** A list of members, and in words what is exported and neither in it nor left out for a reason. */
export interface Members<Member> {
  readonly members: readonly Member[];
  readonly missing: readonly string[];
}

/**
 * The members among a package's exports, in their order.
 *
 * @param from the package's name, for messages
 * @param exports its module
 * @param entries what cannot be told from a function alone, or in words why it is no member
 * @param member a member, or in words what its entry has to say
 */
export function membersOf<Member extends object, Entry extends object>(
  from: string,
  exports: object,
  entries: Readonly<Record<string, Entry | string>>,
  member: (name: string, value: AnyFunction, entry: Entry | undefined) => Member | string,
): Members<Member> {
  const members: Member[] = [];
  const missing: string[] = [];
  for (const [name, value] of functionsOf(exports)) {
    const entry = entries[name];
    if (typeof entry === "string") continue;
    const made = member(name, value, entry);
    if (typeof made === "string") missing.push(`${name} of ${from}: ${made}`);
    else members.push(made);
  }
  return { members, missing };
}

/** The functions among a module's exports. Classes of errors are none of them. */
function functionsOf(exports: object): readonly (readonly [string, AnyFunction])[] {
  return Object.entries(exports).filter(
    ([, value]) => typeof value === "function" && !(value.prototype instanceof Error),
  );
}

/** What a call gives; undefined where it throws. */
export function attempt<Result>(call: () => Result): Result | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

/** Options in words: `alpha 0.5`. */
export function describeOptions(options: object): string {
  return Object.entries(options)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
