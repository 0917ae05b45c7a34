import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run-command.mjs";

/** TypeScript 7 has another protocol; editors still come with this server. */
const SERVER = join(root, "node_modules", "typescript-5.9", "lib", "tsserver.js");
const CONFIGURATION = join(root, "tsconfig.kernels.json");
const MILLISECONDS = 120_000;

/** Opens the AssemblyScript of every kernel as an editor does: nothing is underlined, and names have hovers. */
export async function kernelsInEditors() {
  const server = startServer();
  try {
    const faults = [];
    for (const path of kernelSources()) faults.push(...(await lookAt(server, path)));
    return faults;
  } catch (error) {
    return [error.message];
  } finally {
    server.close();
  }
}

async function lookAt(server, path) {
  const file = join(root, path);
  server.tell("open", { file });
  const { configFileName } = await server.ask("projectInfo", { file, needFileNameList: false });
  if (configFileName !== CONFIGURATION) return [`${path}: an editor takes ${configFileName}`];
  const underlined = [
    ...(await server.ask("syntacticDiagnosticsSync", { file })),
    ...(await server.ask("semanticDiagnosticsSync", { file })),
  ].map(({ start, text }) => `${path}:${start.line}: ${text}`);
  const lines = readFileSync(file, "utf8").split("\n");
  const at = lines.findIndex((line) => line.startsWith(EXPORTED));
  const hover = await server.ask("quickinfo", { file, line: at + 1, offset: EXPORTED.length + 1 });
  if (/^function \w+(<.*>)?\(.*\): \w+$/.test(hover?.displayString)) return underlined;
  return [...underlined, `${path}:${at + 1}: an editor shows ${hover?.displayString}`];
}

const EXPORTED = "export function ";

/** `ask(command, arguments)` waits for an answer, `tell` does not; `close` ends the server. */
function startServer() {
  const server = spawn(process.execPath, [SERVER, "--disableAutomaticTypingAcquisition"]);
  const waiting = new Map();
  let sent = 0;
  const tell = (command, args) => {
    sent += 1;
    const request = { seq: sent, type: "request", command, arguments: args };
    server.stdin.write(`${JSON.stringify(request)}\n`);
    return sent;
  };
  let rest = "";
  server.stdout.on("data", (chunk) => {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (!line.startsWith("{")) continue;
      const { request_seq: answered, body } = JSON.parse(line);
      waiting.get(answered)?.resolve(body);
    }
  });
  server.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("TypeScript's server ended"));
  });
  const late = setTimeout(() => server.kill("SIGKILL"), MILLISECONDS);
  return {
    tell,
    ask: (command, args) =>
      new Promise((resolve, reject) => waiting.set(tell(command, args), { resolve, reject })),
    close: () => {
      clearTimeout(late);
      server.kill();
    },
  };
}

function kernelSources() {
  return ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group), { recursive: true })
      .filter((file) => /\.(kernel|lanes)\.ts$/.test(file) && !file.includes("node_modules"))
      .map((file) => join(group, file)),
  );
}
