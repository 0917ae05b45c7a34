import { assertBoolean, assertList, assertOptions, type OptionNames } from "@adjoint/checks";
import { assertParameters, type Parameter } from "@adjoint/pass";
import type { ParameterGroup } from "../types.js";
import type { Method } from "./method.js";

/** What makes an optimizer's method of its settings, once it has checked them. */
export type MethodOf<Settings> = (caller: string, settings: Settings) => Method;

/** The method of each group, the one of all other parameters, and which of them a parameter moves by. */
export interface Methods {
  readonly all: readonly Method[];
  readonly of: (parameter: Parameter) => Method;
}

/** The methods of an optimizer: that of its own settings, and of those of each group laid over them. */
export function methodsOf<Settings extends object>(
  name: string,
  settings: Settings,
  groups: readonly ParameterGroup<Settings>[],
  names: OptionNames<Settings>,
  methodOf: MethodOf<Settings>,
): Methods {
  const others = methodOf(name, settings);
  assertList(name, "groups", groups, "a list of groups");
  const known: Record<string, "required" | "optional"> = { parameters: "required" };
  for (const setting in names) known[setting] = "optional";
  const parts = Array.from(groups, (group, i) => {
    const caller = `${name}.groups[${i}]`;
    assertOptions(caller, group, known);
    const { parameters, ...own } = group;
    const given = Object.entries(own).filter(([, value]) => value !== undefined);
    const method = methodOf(caller, { ...settings, ...Object.fromEntries(given) });
    return { method, has: membership(caller, parameters) };
  });
  return {
    all: [others, ...parts.map(({ method }) => method)],
    of: (parameter) => parts.find(({ has }) => has(parameter))?.method ?? others,
  };
}

/** Whether a parameter belongs to a group, which lists its own or asks each. */
function membership(
  caller: string,
  parameters: ParameterGroup<object>["parameters"],
): (parameter: Parameter) => boolean {
  if (typeof parameters === "function") {
    return (parameter) => {
      const belongs: unknown = parameters(parameter);
      assertBoolean(caller, `what parameters says of ${parameter.name}`, belongs);
      return belongs;
    };
  }
  assertParameters(caller, parameters);
  const listed = new Set(Array.from(parameters));
  return (parameter) => listed.has(parameter);
}
