import { expm1Float32, expm1 as expm1Float64 } from "@adjoint/math";
import { expm1Module } from "../generated/expm1.js";
import { elementwise } from "./elementwise.js";

export const expm1Elements = /* @__PURE__ */ elementwise(expm1Module, expm1Float64, expm1Float32);
