import { defineConfig } from "tsup";
import { base } from "../../tsup.config.base.js";

// Two entries, one linear memory: what they share is a chunk of its own.
export default defineConfig({
  ...base,
  entry: { index: "src/index.ts", kernels: "src/linear-memory/index.ts" },
});
