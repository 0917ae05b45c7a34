import { log1pFloat32, log1p as log1pFloat64 } from "@adjoint/math";
import { log1pModule } from "../generated/log1p.js";
import { elementwise } from "./elementwise.js";

export const log1pElements = /* @__PURE__ */ elementwise(log1pModule, log1pFloat64, log1pFloat32);
