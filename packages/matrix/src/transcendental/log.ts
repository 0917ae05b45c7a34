import { logFloat32, log as logFloat64 } from "@adjoint/math";
import { logModule } from "../generated/log.js";
import { elementwise } from "./elementwise.js";

export const logElements = /* @__PURE__ */ elementwise(logModule, logFloat64, logFloat32);
