import type { Options } from "tsup";

/** How every package is built: one ES module; its declarations are written by tsc. */
export const base: Options = {
  entry: ["src/index.ts"],
  format: "esm",
  target: "es2022",
  platform: "neutral",
  sourcemap: true,
  clean: true,
  dts: false,
};
