import { defineConfig } from "vitest/config";

// Tests run against sources: every package's exports name its src/index.ts under this condition.
const conditions = ["@adjoint/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      "{packages,apps,tools}/*/{src,scripts}/**/*.test.ts",
      "docs/*.test.mjs",
      "scripts/**/*.test.mjs",
    ],
    // Property tests draw the same cases every time; see the file for how to draw others.
    globalSetup: ["./scripts/tests/kernels-setup.mjs"],
    setupFiles: ["./scripts/tests/property-seed.mjs"],
    testTimeout: 30_000,
  },
});
