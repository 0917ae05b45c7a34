import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fakeTerminal } from "@adjoint/terminal/testing";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "../../../../scripts/tests/find-chromium.mjs";
import { run } from "../command.js";
import { escapeHtml } from "./escape-html.js";

let folder: string;
let browser: Browser;
let page: Page;
const messages: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gradient-check-"));
  const path = join(folder, "page.html");
  await run(["--quick", "--html", path], fakeTerminal());
  browser = await chromium.launch(findChromium());
  page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(path).href);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

describe("the page, in a browser", () => {
  test("nothing on the console, nothing over the network", () => {
    expect(messages).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"))).toEqual(
      [],
    );
    expect(requests.filter((url) => url.startsWith("file:"))).toHaveLength(1);
  });

  test("every plot has marks, a name, a caption and the numbers behind it", async () => {
    const figures = page.locator("figure");
    expect(await figures.count()).toBe(7);
    for (const figure of await figures.all()) {
      const svg = figure.locator("svg[role=img]");
      expect(await svg.count()).toBe(1);
      expect(await svg.getAttribute("aria-label")).toMatch(/\w+ \w+/);
      expect(
        await svg
          .locator("[aria-label=dot] path, [aria-label=dot] circle, [aria-label=cell] rect")
          .count(),
      ).toBeGreaterThan(5);
      expect((await svg.boundingBox())!.width).toBeGreaterThan(200);
      expect(await svg.innerHTML()).not.toContain('NaN"');
      expect(await figure.locator("figcaption").textContent()).toMatch(/\w+ \w+/);
      const table = figure.locator("xpath=following-sibling::*[1][self::details]//table");
      expect(await table.locator("tbody tr").count()).toBeGreaterThan(1);
    }
  });

  test("tables name their rows and columns", async () => {
    const tables = page.locator("table");
    expect(await tables.count()).toBeGreaterThan(20);
    expect(await page.locator("table:not(:has(caption))").count()).toBe(0);
    expect(await page.locator("th:not([scope])").count()).toBe(0);
    // Both clipped ways, on the two inputs whose every label lies below the clipping.
    expect(await page.locator("td:text-is('16.1181')").count()).toBe(4);
    expect(await page.locator("td:text-is('✓ passed')").count()).toBeGreaterThan(20);
  });

  test("headings step down one by one, and landmarks are there", async () => {
    const levels = await page
      .locator("h1, h2, h3")
      .evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(levels[0]).toBe("H1");
    expect(levels.slice(1).every((name) => name === "H2")).toBe(true);
    expect(levels.length).toBeGreaterThan(5);
    for (const landmark of ["header", "main", "footer"]) {
      expect(await page.locator(`body > ${landmark}`).count()).toBe(1);
    }
    expect(await page.getAttribute("html", "lang")).toBe("en");
  });

  test.each([360, 1280])("at %i pixels, nothing makes the page scroll sideways", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await page.locator("details").evaluateAll((all) => {
      for (const each of all) each.setAttribute("open", "");
    });
    const overflow = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(overflow).toBe(0);
  });

  test("dark where dark is preferred, with text that stands out", async () => {
    const colours = async (colorScheme: "light" | "dark") => {
      await page.emulateMedia({ colorScheme });
      return page.evaluate("getComputedStyle(document.body).backgroundColor");
    };
    expect(await colours("light")).toBe("rgb(255, 255, 255)");
    expect(await colours("dark")).toBe("rgb(23, 23, 26)");
  });
});

test("what users name cannot become markup", () => {
  expect(escapeHtml(`<b a="1" c='2'>&`)).toBe("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
});
