/*
 * Each lane function over an array in memory: 16 bytes at a time, from `x` to `y`, in bytes. Only
 * the tests compile this.
 */
import { erf } from "../lanes/erf";
import { exp, expFlushed } from "../lanes/exp";
import { expm1 } from "../lanes/expm1";
import { flush } from "../lanes/flush";
import { log } from "../lanes/log";
import { log1p } from "../lanes/log1p";
import { tanh } from "../lanes/tanh";

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

export function tanh64(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, tanh<f64>(v128.load(x + k)));
}

export function tanh32(x: usize, y: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(y + k, tanh<f32>(v128.load(x + k)));
}
