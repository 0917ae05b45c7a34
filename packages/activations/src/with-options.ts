import { assertOptions, type OptionNames } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import type { Context, Pass } from "@adjoint/pass";

/**
 * An activation with options. It is an op itself, with the defaults: `sequential(layer, elu)`. Called
 * with options it gives the op that has these: `sequential(layer, elu({ alpha: 0.5 }))`.
 */
export interface OpWithOptions<Options, P extends Pass<Matrix> = Pass<Matrix>> {
  (options?: Options): (x: Matrix, context?: Context) => P;
  (x: Matrix, context?: Context): P;
}

/**
 * Makes an activation with options from a function that checks them and gives an op.
 *
 * @param name what error messages call it
 * @param names the names of its options
 * @param make from options, all of them optional, to an op; checks their values
 */
export function withOptions<Options extends object, P extends Pass<Matrix> = Pass<Matrix>>(
  name: string,
  names: OptionNames<Options>,
  make: (options: Options) => (x: Matrix, context?: Context) => P,
): OpWithOptions<Options, P> {
  type Made = ReturnType<typeof make>;
  const named = <F extends object>(f: F): F => Object.defineProperty(f, "name", { value: name });
  const given = (options?: Options): Made => {
    assertOptions(name, options, names);
    return named(make(options ?? ({} as Options)));
  };
  let byDefault: Made | undefined;
  function call(...args: [options?: Options]): Made;
  function call(...args: [x: Matrix, context?: Context]): P;
  function call(...args: [first?: Options | Matrix, context?: Context]): Made | P {
    const [first, context] = args;
    // An op is called with its context, or with what holds data.
    if (args.length < 2 && !isData(first)) return given(first as Options | undefined);
    byDefault ??= given();
    return byDefault(first as Matrix, context);
  }
  // Stack traces and reports show it.
  return named(call);
}

function isData(first: unknown): boolean {
  return typeof first === "object" && first !== null && "data" in first;
}
