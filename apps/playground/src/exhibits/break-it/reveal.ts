import { useEffect, useState } from "preact/hooks";

/** Both curves are drawn in so long. */
const MILLISECONDS = 2500;

/**
 * How much of something of a length is shown: it grows until all is. Who asked for less motion sees all of it at once.
 *
 * @param of what is shown; another one begins anew
 */
export function useReveal(of: unknown, length: number): number {
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      setShown(length);
      return;
    }
    let frame = 0;
    const begin = performance.now();
    const grow = (time: number) => {
      const share = Math.min(1, Math.max(0, (time - begin) / MILLISECONDS));
      setShown(Math.ceil(share * length));
      if (share < 1) frame = requestAnimationFrame(grow);
    };
    frame = requestAnimationFrame(grow);
    return () => cancelAnimationFrame(frame);
  }, [of, length]);
  return shown;
}
