import { spawnSync } from "node:child_process";

/** Whether a command runs a Python with that module. */
export type HasModule = (python: string, module: string) => boolean;

const hasModule: HasModule = (python, module) =>
  spawnSync(python, ["-c", `import ${module}`], { stdio: "ignore" }).status === 0;

/** The first of $PYTHON, python3 and /usr/bin/python3 that has the module. */
export function findPython(
  module: "numpy" | "torch",
  env: Readonly<Record<string, string | undefined>> = process.env,
  has: HasModule = hasModule,
): string | undefined {
  return [env.PYTHON, "python3", "/usr/bin/python3"]
    .filter((python): python is string => python !== undefined && python !== "")
    .find((python) => has(python, module));
}
