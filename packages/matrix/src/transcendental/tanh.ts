import { tanhFloat32, tanh as tanhFloat64 } from "@adjoint/math";
import { tanhModule } from "../generated/tanh.js";
import { elementwise } from "./elementwise.js";

export const tanhElements = /* @__PURE__ */ elementwise(tanhModule, tanhFloat64, tanhFloat32);
