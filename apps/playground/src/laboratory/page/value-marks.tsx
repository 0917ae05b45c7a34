import { useMemo } from "preact/hooks";
import { largest } from "../../shared/scale.js";
import type { PointCloud } from "../protocol.js";
import { css, NEGATIVE, POSITIVE } from "./colours.js";

/** The radius of a point in shares of the plane's extent. */
const DOT = 0.024;

/** Points in the colours of their numbers: orange above 0, blue below. */
export function ValueMarks({
  cloud,
  extent,
  name,
}: {
  readonly cloud: PointCloud;
  readonly extent: number;
  readonly name: string;
}) {
  const { places, values } = cloud;
  const key = `${values.length} ${places[0]} ${values.at(-1)} ${extent}`;
  const most = useMemo(() => mostOf(values), [key]);
  const dots = useMemo(
    () =>
      Array.from(values, (value, i) => (
        <circle
          cx={places[2 * i]!}
          cy={-places[2 * i + 1]!}
          r={DOT * extent}
          style={{
            color: css(value > 0 ? POSITIVE : NEGATIVE, 0.25 + (0.75 * Math.abs(value)) / most),
          }}
        />
      )),
    [key],
  );
  return <g class={`values ${name}`}>{dots}</g>;
}

/** The largest size of a number. */
export function mostOf(values: Float32Array): number {
  return largest(values.map(Math.abs)) || 1;
}
