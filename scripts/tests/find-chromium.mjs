// Finds a Chromium for the tests that need a real browser, without a download of their own:
// `ADJOINT_CHROMIUM` (a path, or `bundled`), an installed one, or the one inside an npm package.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { arch, env, platform } from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** What every browser of a test is started with: nothing of its own goes over the network. */
const ARGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-gpu",
];

/** The fonts beside this file: the package's own configuration names the temporary folder. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Launch options for Playwright's `chromium.launch`. */
export function findChromium() {
  const wanted = env.ADJOINT_CHROMIUM;
  if (wanted && wanted !== "bundled") {
    if (!existsSync(wanted)) throw new Error(`findChromium: ADJOINT_CHROMIUM: no file ${wanted}`);
    return { executablePath: wanted, args: ARGS };
  }
  const installed = wanted ? undefined : INSTALLED.find((path) => existsSync(path));
  return installed ? { executablePath: installed, args: ARGS } : bundled();
}

/** The browser of @sparticuz/chromium, with the libraries and fonts that a bare Linux lacks. */
function bundled() {
  if (platform !== "linux" || arch !== "x64") {
    throw new Error(
      `findChromium: no Chromium or Chrome found on ${platform} ${arch}; set ADJOINT_CHROMIUM to one`,
    );
  }
  const manifest = join(root, "node_modules", "@sparticuz", "chromium", "package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8"));
  const home = join(root, "node_modules", ".cache", `chromium-${version}`);
  if (!existsSync(home)) unpack(home);
  return {
    executablePath: join(home, "chromium"),
    args: ARGS,
    env: {
      ...env,
      LD_LIBRARY_PATH: [join(home, "al2023", "lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
      FONTCONFIG_PATH: join(home, "fonts"),
    },
  };
}

/**
 * Unpacks into a folder beside, then renames: tests run side by side, and none may find half a
 * browser. The package unpacks to the temporary folder, which a process of its own can be given.
 */
function unpack(home) {
  mkdirSync(join(home, ".."), { recursive: true });
  const partial = mkdtempSync(`${home}-`);
  try {
    const code = 'await (await import("@sparticuz/chromium")).default.executablePath();';
    const { status, stderr, error } = spawnSync(
      process.execPath,
      ["--input-type=module", "--eval", code],
      {
        cwd: root,
        encoding: "utf8",
        // The name of a platform whose libraries come with the package makes it unpack them.
        env: { ...env, TMPDIR: partial, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
      },
    );
    if (status !== 0) throw error ?? new Error(`findChromium: cannot unpack Chromium\n${stderr}`);
    writeFileSync(join(partial, "fonts", "fonts.conf"), FONTS);
    try {
      renameSync(partial, home);
    } catch (fault) {
      // Another test was faster.
      if (!existsSync(home)) throw fault;
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
