export type { Check, Finding } from "./check/types.js";
export type { ExportSettings, GradientCheck, Made, MadeLoss } from "./module/convention.js";
export type { Report } from "./report/types.js";
export type { Interval } from "./rounds/domains.js";
export type { RoundName, Shape } from "./rounds/rounds-for.js";
