import { expFloat32, exp as expFloat64 } from "@adjoint/math";
import { expModule } from "../generated/exp.js";
import { elementwise } from "./elementwise.js";

export const expElements = /* @__PURE__ */ elementwise(expModule, expFloat64, expFloat32);
