import { erfFloat32, erf as erfFloat64 } from "@adjoint/math";
import { erfModule } from "../generated/erf.js";
import { elementwise } from "./elementwise.js";

export const erfElements = /* @__PURE__ */ elementwise(erfModule, erfFloat64, erfFloat32);
