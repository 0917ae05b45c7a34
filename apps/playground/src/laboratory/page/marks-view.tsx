import { useMemo } from "preact/hooks";
import type { PointCloud } from "../protocol.js";
import { CLASS_COLOURS, css } from "./colours.js";
import { marksPath } from "./marks.js";

/** A mark in shares of the plane's extent. */
const MARK = 0.026;

/** The points of one set: one path a class, made anew only when they change. */
export function Marks({
  cloud,
  extent,
  name,
}: {
  readonly cloud: PointCloud;
  readonly extent: number;
  readonly name: string;
}) {
  // Every frame brings its own copy of the same points.
  const key = `${cloud.labels.length} ${cloud.places[0]} ${cloud.places.at(-1)} ${extent}`;
  const paths = useMemo(
    () => CLASS_COLOURS.map((_, label) => marksPath(cloud, label, MARK * extent)),
    [key],
  );
  return (
    <g class={`marks ${name}`}>
      {paths.map((d, label) => d && <path d={d} style={{ color: css(CLASS_COLOURS[label]!) }} />)}
    </g>
  );
}
