import type { Points } from "@adjoint/experiment";
import { isMatrix } from "@adjoint/matrix";
import type { PointCloud } from "../protocol.js";

/** Points as the page draws them: by their classes, or by their numbers where those are learned. */
export function cloudOf({ x, y, classes, targets }: Points): PointCloud {
  const values = classes === 1 && isMatrix(targets) ? targets.data : [];
  return {
    places: Float32Array.from(x.data),
    labels: Uint8Array.from(y),
    values: Float32Array.from(values),
  };
}
