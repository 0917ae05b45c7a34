// Draws docs/page.png, the picture of the README: the top of the catalogue's page.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { chromium } from "playwright-core";
import { findChromium } from "../../../scripts/tests/find-chromium.mjs";
import { run } from "../src/command.js";

const folder = mkdtempSync(join(tmpdir(), "gradient-check-"));
const page = join(folder, "page.html");
await run(["--html", page], fakeTerminal());
const browser = await chromium.launch(findChromium());
const tab = await browser.newPage({ viewport: { width: 900, height: 1150 } });
await tab.goto(pathToFileURL(page).href);
await tab.screenshot({ path: fileURLToPath(new URL("../docs/page.png", import.meta.url)) });
await browser.close();
rmSync(folder, { recursive: true });
