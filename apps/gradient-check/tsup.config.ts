import { defineConfig } from "tsup";
import { base } from "../../tsup.config.base.js";

export default defineConfig({
  ...base,
  entry: { index: "src/index.ts", main: "src/main.ts", child: "src/module/child.ts" },
  platform: "node",
});
