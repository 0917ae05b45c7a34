import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { type Engine, until } from "./engine.js";

const DRIVER = "/usr/bin/WebKitWebDriver";
const LIBRARIES = "/usr/lib";
const PORT = 4463;
const DISPLAY = ":97";

/** Starts an installed WebKitGTK, Safari's engine, by its WebDriver; undefined where there is none. */
export async function startWebKit(): Promise<Engine | undefined> {
  if (!existsSync(DRIVER)) return undefined;
  const program = findBrowser();
  if (program === undefined) return undefined;
  const started: ChildProcess[] = [];
  // It has no headless mode: where there is no screen, one is made up.
  const display = env.DISPLAY ?? DISPLAY;
  if (env.DISPLAY === undefined) {
    started.push(spawn("Xvfb", [DISPLAY, "-screen", "0", "1280x900x24"], { stdio: "ignore" }));
  }
  started.push(
    spawn(DRIVER, [`--port=${PORT}`], {
      stdio: "ignore",
      // Its sandbox needs rights that a container does not give.
      env: { ...env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
    }),
  );
  const options = { binary: program, args: ["--automation"] };
  const session = await until(
    () =>
      call("POST", "/session", {
        capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
      }).catch(() => undefined),
    30_000,
  );
  if (!session) throw new Error("WebKitWebDriver did not start a session");
  const { sessionId, capabilities } = session as {
    readonly sessionId: string;
    readonly capabilities: { readonly browserVersion: string };
  };
  const of = (path: string) => `/session/${sessionId}${path}`;
  return {
    name: `WebKitGTK ${capabilities.browserVersion}`,
    open: async (url) => {
      await call("POST", of("/url"), { url });
    },
    evaluate: (expression) =>
      call("POST", of("/execute/sync"), { script: `return ${expression};`, args: [] }),
    end: async () => {
      await call("DELETE", of(""));
      const closed = started.map((child) => once(child, "close"));
      for (const child of started) child.kill();
      await Promise.all(closed);
    },
  };
}

/** The browser that comes with the engine, in a folder of its version below one of the processor. */
function findBrowser(): string | undefined {
  for (const processor of readdirSync(LIBRARIES)) {
    for (const version of ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]) {
      const path = join(LIBRARIES, processor, version, "MiniBrowser");
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

async function call(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${PORT}${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { readonly value: { readonly error?: string } };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}
