import type { BrowserContextOptions, Page } from "playwright-core";
import type { ServedPage } from "./served-page.js";

/** The laboratory, paused at its start as for those who asked for less motion. */
export async function openLaboratory(
  served: ServedPage,
  hash = "",
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await served.open(`#${hash}`, options);
  await page
    .locator(".share code")
    .filter({ hasText: /^[0-9a-f]{16}$/ })
    .waitFor();
  return page;
}

export function press(page: Page, name: string): Promise<void> {
  return page.getByRole("button", { name, exact: true }).click();
}

export function fingerprintOf(page: Page): Promise<string | null> {
  return page.locator(".share code").textContent();
}
