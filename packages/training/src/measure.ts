import { assertFunction, assertRecord, describeValue } from "@adjoint/checks";
import type { Matrix } from "@adjoint/matrix";
import type { Targets } from "@adjoint/pass";

/** What says how good outputs are: `f1`, `r2`, or a function of one's own. */
export type Metric = (outputs: Matrix, targets: never) => unknown;

/** Metrics by the names of what they give. */
export type Metrics = Readonly<Record<string, Metric>>;

/** No metrics. */
export type NoMetrics = Readonly<Record<never, Metric>>;

/** What each of the metrics gives, under its name; nothing where there are none. */
export type Measured<M extends Metrics> = string extends keyof M
  ? { readonly metrics?: Readonly<Record<string, unknown>> }
  : keyof M extends never
    ? unknown
    : { readonly metrics: { readonly [Name in keyof M]: ReturnType<M[Name]> } };

/** Throws unless each metric is a function. */
export function assertMetrics(functionName: string, metrics: Metrics): void {
  const wanted = "a record of metrics, as { f1 }";
  assertRecord(functionName, "metrics", metrics, wanted);
  // A Map has no names that are read.
  if (Symbol.iterator in metrics) {
    throw new TypeError(
      `${functionName}: metrics must be ${wanted}, got ${describeValue(metrics)}`,
    );
  }
  for (const [name, metric] of Object.entries(metrics)) {
    assertFunction(functionName, `metrics.${name}`, metric, "a metric, as f1");
  }
}

/** What each metric gives for these outputs. */
export function measure(
  metrics: Metrics,
  outputs: Matrix,
  targets: Targets,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    // What a metric takes as targets, it says itself.
    Object.entries(metrics).map(([name, metric]) => [name, metric(outputs, targets as never)]),
  );
}
