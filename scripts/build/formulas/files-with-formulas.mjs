// Finds the files that hold formulas, without parsing them: they import what is compiled of them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** `import { compiled } from "./generated/relu.js"` */
const COMPILED_IMPORT =
  /^import \{ compiled \} from "((?:\.\/|(?:\.\.\/)+)generated\/[a-z0-9-]+)\.js";$/m;

/** `[{ source, target }]` of a package's files with formulas, paths from `root`. */
export function filesWithFormulas(root, folder) {
  if (!existsSync(join(root, folder, "src"))) return [];
  return readdirSync(join(root, folder, "src"), { recursive: true })
    .filter((file) => /(?<!\.(test|kernel|lanes))\.ts$/.test(file))
    .sort()
    .flatMap((file) => {
      const source = join(folder, "src", file);
      const [, generated] = COMPILED_IMPORT.exec(readFileSync(join(root, source), "utf8")) ?? [];
      if (generated === undefined) return [];
      return [{ source, target: `${normalize(join(dirname(source), generated))}.ts` }];
    });
}
