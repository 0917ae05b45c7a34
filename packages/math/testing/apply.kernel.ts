/*
 * Each lane function over an array in memory: 16 bytes at a time, from `x` to `y`, in bytes. Only
 * the tests compile this.
 */
import { erf } from "../src/erf.lanes";
import { exp, expFlushed } from "../src/exp.lanes";
import { expm1 } from "../src/expm1.lanes";
import { flush } from "../src/flush.lanes";
import { log } from "../src/log.lanes";
import { log1p } from "../src/log1p.lanes";
import { millsRatio } from "../src/mills-ratio.lanes";
import { normalDensity } from "../src/normal-density.lanes";
import { sigmoid } from "../src/sigmoid.lanes";
import { softplus } from "../src/softplus.lanes";
import { tanh } from "../src/tanh.lanes";

export function erf64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, erf<f64>(v128.load(x + k)));
}

export function erf32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, erf<f32>(v128.load(x + k)));
}

export function exp64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, exp<f64>(v128.load(x + k)));
}

export function exp32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, exp<f32>(v128.load(x + k)));
}

export function expFlushed64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, expFlushed<f64>(v128.load(x + k)));
}

export function expFlushed32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, expFlushed<f32>(v128.load(x + k)));
}

export function expm164(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, expm1<f64>(v128.load(x + k)));
}

export function expm132(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, expm1<f32>(v128.load(x + k)));
}

export function flush64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, flush<f64>(v128.load(x + k)));
}

export function flush32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, flush<f32>(v128.load(x + k)));
}

export function log64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, log<f64>(v128.load(x + k)));
}

export function log32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, log<f32>(v128.load(x + k)));
}

export function log1p64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, log1p<f64>(v128.load(x + k)));
}

export function log1p32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, log1p<f32>(v128.load(x + k)));
}

export function millsRatio64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, millsRatio<f64>(v128.load(x + k)));
}

export function millsRatio32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, millsRatio<f32>(v128.load(x + k)));
}

export function normalDensity64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, normalDensity<f64>(v128.load(x + k)));
}

export function normalDensity32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, normalDensity<f32>(v128.load(x + k)));
}

export function sigmoid64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, sigmoid<f64>(v128.load(x + k)));
}

export function sigmoid32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, sigmoid<f32>(v128.load(x + k)));
}

export function softplus64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, softplus<f64>(v128.load(x + k)));
}

export function softplus32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, softplus<f32>(v128.load(x + k)));
}

export function tanh64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, tanh<f64>(v128.load(x + k)));
}

export function tanh32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, tanh<f32>(v128.load(x + k)));
}
