// Compiles and runs the matchers in every line of vitest that the packages name as a peer, each
// installed from the registry into a folder of its own: `npm run vitest-versions`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMPILERS, inPairs, root, run, tool } from "../run-command.mjs";
import { installIsolated } from "./isolated-install.mjs";
import { temporaryFolder } from "./packed.mjs";

/** The first and the last of each line, and those between whose types are others; 4.0.0 runs in no newer Vite. */
const VERSIONS = [
  "2.1.0",
  "2.1.9",
  "3.0.0",
  "3.1.4",
  "3.2.7",
  "4.0.18",
  "4.1.12",
  "5.0.0",
  "5.1.1",
];

const TEST = `import { gradientMatchers } from "@adjoint/gradcheck/vitest";
import { generate, multiply, scale, sum, type Matrix } from "@adjoint/matrix";
import type { Op } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { expect, test } from "vitest";

expect.extend(gradientMatchers);

const square: Op = (x) => ({
  output: multiply(x, x),
  backward: (dOutput) => multiply(dOutput, scale(x, 2)),
});
const wrong: Op = (x) => ({ ...square(x), backward: (dOutput) => multiply(dOutput, x) });
const total = (y: Matrix) => ({
  output: sum(multiply(y, y)),
  backward: (upstream = 1) => scale(y, 2 * upstream),
});
const options = () => ({ random: randomState(0) });
const x = generate(2, 3, (row, column) => row - column - 0.5);

test("the matchers match", async () => {
  expect(square).toHaveGradient(x, options());
  expect(wrong).not.toHaveGradient(x, options());
  expect.soft(total).toHaveLossGradient(x, options());
  await expect(Promise.resolve(square)).resolves.toHaveNetworkGradient(total, x, options());
  expect(() => expect(wrong).toHaveGradient(x, options())).toThrow("6 wrong");
});

test("arguments have types", () => {
  // @ts-expect-error: there is nothing to draw from
  expect(() => expect(square).toHaveGradient(x)).toThrow();
  // @ts-expect-error: no such matcher
  expect(() => expect(square).toHaveGradients(x)).toThrow();
});
`;
const CONFIG = {
  compilerOptions: {
    strict: true,
    target: "es2022",
    module: "nodenext",
    lib: ["es2022", "esnext.disposable", "dom"],
    types: ["node"],
    noEmit: true,
    skipLibCheck: true,
  },
  files: ["matchers.test.ts"],
};

const BUILD = ["run", "build", "--filter=@adjoint/gradcheck", "--output-logs=errors-only"];
const unbuilt = await tool("turbo", ...BUILD);
if (unbuilt.length > 0) throw new Error(unbuilt.join("\n"));
let failed = false;
for (const version of VERSIONS) {
  const faults = await check(version);
  failed ||= faults.length > 0;
  console.log(`${faults.length > 0 ? "failed" : "passed"}  vitest ${version}`);
  for (const fault of faults) console.log(fault.replace(/^/gm, "        "));
}
process.exit(failed ? 1 : 0);

async function check(version) {
  const home = temporaryFolder(`vitest-${version}`);
  const devDependencies = { vitest: version, "@types/node": "22.19.21" };
  const manifest = { private: true, type: "module", devDependencies };
  writeFileSync(join(home, "package.json"), JSON.stringify(manifest));
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  const faults = await run("npm", ["install", ...quiet], { cwd: home });
  if (faults.length > 0) return faults;
  await installIsolated(
    home,
    ["gradcheck", "matrix", "pass", "random"].map((n) => `@adjoint/${n}`),
  );
  writeFileSync(join(home, "matchers.test.ts"), TEST);
  writeFileSync(join(home, "tsconfig.json"), JSON.stringify(CONFIG));
  const node = (...args) => run(process.execPath, args, { cwd: home });
  const compile = (name) => node(join(root, "node_modules", name, "bin", "tsc"), "-p", home);
  const compiled = await inPairs([COMPILERS.at(0), COMPILERS.at(-1)], compile);
  const ran = await node("node_modules/vitest/vitest.mjs", "run", "--root", home);
  return [...compiled, ran].flat();
}
