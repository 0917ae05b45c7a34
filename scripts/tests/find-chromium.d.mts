/** Launch options for Playwright's `chromium.launch`: an installed Chromium, or a bundled one. */
export declare function findChromium(): {
  executablePath: string;
  args: string[];
  env?: Record<string, string | undefined>;
};
