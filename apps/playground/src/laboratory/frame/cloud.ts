import type { Points } from "@adjoint/experiment";
import type { PointCloud } from "../protocol.js";

/** Points as the page draws them. */
export function cloudOf({ x, y }: Points): PointCloud {
  return { places: Float32Array.from(x.data), labels: Uint8Array.from(y) };
}
