import type { Layer, LayerBuffer, Op, Parameter } from "@adjoint/pass";

/** What a layer carries besides its forward. */
interface Carried {
  readonly parameters: readonly Parameter[];
  readonly buffers?: readonly LayerBuffer[];
}

/** A layer of a forward and of what it carries, under its name: stack traces and summaries show it. */
export function makeLayer<C extends Carried>(name: string, forward: Op, carried: C): Layer & C {
  return Object.assign(nameOp(name, forward), carried);
}

/** The same for an op without parameters. */
export function nameOp(name: string, forward: Op): Op {
  return Object.defineProperty(forward, "name", { value: name });
}
