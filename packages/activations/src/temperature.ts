import { assertInterval, type OptionNames } from "@adjoint/checks";

/** Options of `softmax` and `logSoftmax`. */
export interface TemperatureOptions {
  /**
   * What x is divided by, finite and above 0: near 0 the largest entry takes all, far above 1 all entries
   * have the same share. @default 1
   */
  readonly temperature?: number;
}

export const TEMPERATURE: OptionNames<TemperatureOptions> = { temperature: "optional" };

export function assertTemperature(name: string, temperature: number): void {
  assertInterval(name, "temperature", temperature, 0, Number.POSITIVE_INFINITY, "()");
}
