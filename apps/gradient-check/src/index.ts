export type { ExportSettings, GradientCheck, Made, Shape } from "./module/convention.js";
export type { Report } from "./report/types.js";
