// How much code there is, in the last commit and in an earlier one, as a table: `npm run counts -- <commit>`.
import { checkOut } from "./counts/check-out.mjs";
import { filesToFollow } from "./counts/files-to-follow.mjs";
import { publicNames } from "./counts/public-names.mjs";

const FOLLOWED = { package: "softmax-loss", file: "src/softmax-cross-entropy.ts" };
/** What gets the functions of a compiled module, and picks one by the dtype. */
const DISPATCH = /^(?! \*).*(\b[a-z]\w*Kernels\(\)|\bfunctionsOf\(\)|\? \w+\.\w+Float32 : )/m;

const commits = [...process.argv.slice(2), "HEAD"];
const columns = commits.map(count);
const rows = Object.keys(columns[0]).map((what) => [
  what,
  ...columns.map((column) => column[what]),
]);
const head = ["", ...commits];
for (const row of [head, head.map((_, k) => (k === 0 ? "---" : "---:")), ...rows]) {
  console.log(`| ${row.join(" | ")} |`);
}

function count(commit) {
  const tree = checkOut(commit);
  const sources = tree.files("packages").filter(isSource);
  const relu = sources.filter((path) => /^packages\/activations\/(.*\/)?relu(\/|\.)/.test(path));
  const followed = filesToFollow(tree, FOLLOWED.package, FOLLOWED.file);
  const matches = (pattern) =>
    sources.reduce((sum, path) => sum + (tree.read(path).match(pattern)?.length ?? 0), 0);
  const measured = {
    "relu: files": relu.length,
    "relu: lines": lines(tree, relu),
    "softmaxCrossEntropy: files to follow it": followed.length,
    "softmaxCrossEntropy: lines to follow it": lines(tree, followed),
    "files that call kernels themselves": sources.filter((path) => DISPATCH.test(tree.read(path)))
      .length,
    "assert functions": matches(/^(export )?function assert[A-Z]/gm),
    "public names of matrix": publicNames(tree, "matrix", "index").size,
    "public names of matrix/kit": publicNames(tree, "matrix", "kit").size,
    "public names of pass": publicNames(tree, "pass", "index").size,
    "public names of pass/losses": publicNames(tree, "pass", "losses/index").size,
    "public names of activations": publicNames(tree, "activations", "index").size,
    "sources of packages: files": sources.length,
    "sources of packages: lines": lines(tree, sources),
  };
  tree.remove();
  return measured;
}

/** TypeScript and AssemblyScript that is no test; what the build makes is in no commit. */
function isSource(path) {
  return /^packages\/[^/]+\/(src|kernels)\/.*\.ts$/.test(path) && !path.endsWith(".test.ts");
}

function lines(tree, paths) {
  return paths.reduce((sum, path) => sum + tree.read(path).split("\n").length - 1, 0);
}
