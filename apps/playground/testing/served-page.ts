import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { build, type PreviewServer, preview } from "vite";
import { findChromium } from "../../../scripts/tests/find-chromium.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What Playwright writes to a page's console where service workers are blocked. */
const BLOCKED = "Service Worker registration blocked by Playwright";

/** The built page in a browser. */
export interface ServedPage {
  readonly address: string;
  /** Opens a file of it, in a context of its own; `before` runs before anything is loaded. */
  readonly open: (
    path: string,
    options?: BrowserContextOptions,
    before?: (page: Page) => Promise<void>,
  ) => Promise<Page>;
  /** Everything that any page wrote to its console, or threw. */
  readonly messages: readonly string[];
  readonly end: () => Promise<void>;
}

/** Builds the page into a folder of its own and serves it on this machine alone. */
export async function servePage(): Promise<ServedPage> {
  const folder = await mkdtemp(join(tmpdir(), "playground-"));
  const outDir = join(folder, "page");
  await build({ root, logLevel: "error", build: { outDir } });
  const server: PreviewServer = await preview({
    root,
    logLevel: "error",
    build: { outDir },
    // It works from any folder.
    base: "/any/folder/",
    preview: { host: "127.0.0.1", port: 0, open: false },
  });
  const browser: Browser = await chromium.launch(findChromium());
  const address = server.resolvedUrls!.local[0]!;
  const messages: string[] = [];
  return {
    address,
    messages,
    open: async (path, options = {}, before) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        reducedMotion: "reduce",
        // Each page comes from the server, but where a test asks for what the browser keeps.
        serviceWorkers: "block",
        permissions: ["clipboard-read", "clipboard-write"],
        ...options,
      });
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.text() !== BLOCKED) messages.push(message.text());
      });
      page.on("pageerror", (error) => messages.push(String(error)));
      await before?.(page);
      await page.goto(`${address}${path}`);
      return page;
    },
    end: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What axe finds on a page in either theme: the theme, the rule, and the first element that breaks it. */
export async function violationsOf(page: Page): Promise<readonly unknown[]> {
  const path = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  // The page's policy lets no script in; this one comes through the browser's debugger.
  await page.evaluate(await readFile(path, "utf8"));
  const found: unknown[] = [];
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    });
    found.push(...violations.map((violation) => [theme, ...violation]));
  }
  return found;
}

/** How much wider than the window a page is. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
