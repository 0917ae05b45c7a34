import type { Allocate } from "../core/types.js";

/** On the allocators of this package: nobody else can have it. */
const TRUSTED: unique symbol = Symbol("trusted");

/** An allocator whose every matrix is as asked, and apart from all that is in use. */
export function trusted(allocate: Allocate): Allocate {
  return Object.assign(allocate, { [TRUSTED]: true });
}

/** Whether an allocator's matrices need no check. */
export function isTrusted(allocate: Allocate & { readonly [TRUSTED]?: boolean }): boolean {
  return allocate?.[TRUSTED] === true;
}
