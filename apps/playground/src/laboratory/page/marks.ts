import type { PointCloud } from "../protocol.js";

/** Corners of a mark around 0, for each class another shape; none for a circle. */
const SHAPES: readonly (readonly (readonly [number, number])[])[] = [
  [],
  polygon(4, Math.PI / 4),
  polygon(3, -Math.PI / 2),
  polygon(4, 0),
  star(),
  polygon(6, 0),
];

/** One SVG path with the marks of all points of a class. In SVG, y grows downwards. */
export function marksPath({ places, labels }: PointCloud, label: number, size: number): string {
  let path = "";
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === label) path += markPath(label, places[2 * i]!, -places[2 * i + 1]!, size);
  }
  return path;
}

/** One mark of a class around a place. */
export function markPath(label: number, x: number, y: number, size: number): string {
  const corners = SHAPES[label]!;
  const at = (value: number) => value.toFixed(4);
  if (corners.length > 0) {
    return `M${corners.map(([dx, dy]) => `${at(x + size * dx)} ${at(y + size * dy)}`).join("L")}Z`;
  }
  const r = at(0.8 * size);
  const across = at(1.6 * size);
  return `M${at(x - 0.8 * size)} ${at(y)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 -${across} 0Z`;
}

function polygon(corners: number, turn: number): readonly (readonly [number, number])[] {
  return Array.from({ length: corners }, (_, k) => {
    const angle = turn + (2 * Math.PI * k) / corners;
    return [Math.cos(angle), Math.sin(angle)];
  });
}

function star(): readonly (readonly [number, number])[] {
  return polygon(10, -Math.PI / 2).map(([x, y], k) =>
    k % 2 === 0 ? [x, y] : [0.45 * x, 0.45 * y],
  );
}
