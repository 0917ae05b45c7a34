/** The names that a program takes of the packages. */
export interface Imports {
  /** Notes that a name is used. @returns it, as the program has it */
  readonly use: (name: string) => string;
  /** The lines that import them. */
  readonly text: () => string;
}

/** What the umbrella does not export by its own name: where it is, and its name in the program. */
const ELSEWHERE: Readonly<Record<string, readonly [from: string, as: string]>> = {
  zeros: ["adjoint/layers", "zeroWeights"],
  cos: ["adjoint/math", "cos"],
  digits: ["adjoint/datasets/digits", "digits"],
  exp: ["adjoint/math", "exp"],
  sin: ["adjoint/math", "sin"],
};

export function imports(): Imports {
  const used = new Map<string, Set<string>>();
  return {
    use: (name) => {
      const [from, as] = ELSEWHERE[name] ?? ["adjoint", name];
      const names = used.get(from) ?? new Set();
      used.set(from, names.add(as === name ? name : `${name} as ${as}`));
      return as;
    },
    text: () =>
      [...used]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([from, names]) => {
          const list = [...names].sort();
          const line = `import { ${list.join(", ")} } from "${from}";`;
          return line.length <= 100
            ? line
            : `import {\n${list.map((name) => `  ${name},\n`).join("")}} from "${from}";`;
        })
        .join("\n"),
  };
}
