import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { type Engine, until } from "./engine.js";

const PLACES = [env.ADJOINT_FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** Starts an installed Firefox, and speaks to it by Marionette, its own protocol; undefined where there is none. */
export async function startFirefox(): Promise<Engine | undefined> {
  const program = PLACES.find((path) => path && existsSync(path));
  if (!program) return undefined;
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  await writeFile(join(profile, "user.js"), 'user_pref("marionette.port", 0);\n');
  const child = spawn(program, ["--headless", "--marionette", "--profile", profile], {
    stdio: "ignore",
    env: { ...env, HOME: profile },
  });
  // It writes the port that it took into its profile.
  const port = await until(async () => {
    const preferences = await readFile(join(profile, "prefs.js"), "utf8").catch(() => "");
    return /"marionette.port", (\d+)/.exec(preferences)?.[1];
  }, 30_000);
  if (port === undefined) throw new Error("firefox did not say at which port it listens");
  const socket = connect(Number(port), "127.0.0.1");
  const call = caller(socket);
  const { capabilities } = (await call("WebDriver:NewSession", {})) as {
    readonly capabilities: { readonly browserName: string; readonly browserVersion: string };
  };
  return {
    name: `${capabilities.browserName} ${capabilities.browserVersion}`,
    open: async (url) => {
      await call("WebDriver:Navigate", { url });
    },
    evaluate: async (expression) => {
      const script = `return ${expression};`;
      const result = (await call("WebDriver:ExecuteScript", { script, args: [] })) as {
        readonly value: unknown;
      };
      return result.value;
    },
    end: async () => {
      socket.destroy();
      const closed = once(child, "close");
      child.kill();
      await closed;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Messages are `length:JSON`, with [0, id, command, parameters] there and [1, id, error, result] back. */
function caller(socket: Socket): (command: string, parameters: object) => Promise<unknown> {
  const waiting = new Map<number, (answer: readonly unknown[]) => void>();
  let received = Buffer.alloc(0);
  socket.on("data", (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const colon = received.indexOf(":");
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (colon === -1 || received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end).toString());
      received = received.subarray(end);
      // The first message is a greeting.
      if (Array.isArray(message)) waiting.get(message[1])?.(message);
    }
  });
  let last = 0;
  return async (command, parameters) => {
    const id = ++last;
    const answer = new Promise<readonly unknown[]>((resolve) => waiting.set(id, resolve));
    const text = JSON.stringify([0, id, command, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await answer;
    if (error) throw new Error(`${command}: ${JSON.stringify(error)}`);
    return result;
  };
}
