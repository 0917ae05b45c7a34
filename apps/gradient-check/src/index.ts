export type { ExportSettings, GradientCheck, Made, MadeLoss, Shape } from "./module/convention.js";
export type { Report } from "./report/types.js";
