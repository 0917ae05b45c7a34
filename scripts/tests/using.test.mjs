// `using` needs a compiler's `lib` that the packages themselves do without.
import { fileURLToPath } from "node:url";
import { workspace } from "@adjoint/matrix";
import ts from "typescript-5.9";
import { expect, test } from "vitest";

const file = fileURLToPath(new URL("using-a-workspace.ts", import.meta.url));
const block = `
let held;
{
  using space = workspace();
  held = space.allocate(1, 1, "float64");
}
`;

/** What the compiler says of a program that uses workspaces, with these parts of its library. */
function complaints(text, lib) {
  const options = {
    lib: lib.map((part) => `lib.${part}.d.ts`),
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, strict: true },
    ...{ customConditions: ["@adjoint/source"], types: [], noEmit: true, skipLibCheck: true },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

const imports = 'import { workspace } from "@adjoint/matrix";\n';

test("TypeScript accepts `using` of a workspace where its lib knows Symbol.dispose", () => {
  expect(complaints(imports + block, ["es2022", "esnext.disposable"])).toEqual([]);
});

test("where its lib does not, the types of a workspace do without", () => {
  const text = `${imports}const space = workspace();\nspace.end();\n`;
  expect(complaints(text, ["es2022"])).toEqual([]);
});

test("`using` ends the workspace at the end of the block", () => {
  const { outputText } = ts.transpileModule(block, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
  });
  const held = new Function("workspace", `${outputText}return held;`)(workspace);
  expect(() => held.data).toThrow("the memory of this matrix [1, 1] was given back");
});
