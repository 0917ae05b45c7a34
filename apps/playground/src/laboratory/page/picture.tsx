import { useLayoutEffect, useRef } from "preact/hooks";

/** A canvas that `paint` paints at every render. */
export function Picture({
  paint,
  class: name,
}: {
  readonly paint: (canvas: HTMLCanvasElement) => void;
  readonly class?: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current) paint(canvas.current);
  });
  return <canvas ref={canvas} class={name} />;
}
