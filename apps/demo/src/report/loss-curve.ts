import { plot } from "simple-ascii-chart";

/** Smaller losses are drawn here: their logarithm would run away. */
const SMALLEST = 1e-12;

/** A loss may be below 0, as that of counts: then there is no logarithm of it. */
export function isLogarithmic(losses: readonly number[]): boolean {
  return !losses.some((loss) => loss < 0);
}

/**
 * Draws the loss of every epoch, on a logarithmic scale where no loss is below 0.
 *
 * @param losses one an epoch; those that are not finite are left out
 * @param width columns of text, at least 20
 */
export function lossCurve(losses: readonly number[], width: number, height = 12): string {
  const columns = width - 10;
  const logarithmic = isLogarithmic(losses);
  const points = bucketMeans(losses, columns).map(([epoch, loss]): [number, number] => [
    epoch,
    logarithmic ? Math.log10(Math.max(loss, SMALLEST)) : loss,
  ]);
  if (points.length < 2) return "(too few epochs for a curve)";
  const last = points.at(-1)![0];
  return plot(points, {
    width: columns,
    height,
    customXAxisTicks: [points[0]![0], points[points.length >> 1]![0], last],
    formatter: (value, { axis }) =>
      axis === "y" ? String(Number((logarithmic ? 10 ** value : value).toPrecision(2))) : value,
  })
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .join("\n");
}

/** At most `buckets` points [last epoch, mean loss]. */
function bucketMeans(losses: readonly number[], buckets: number): [number, number][] {
  const points: [number, number][] = [];
  const count = Math.min(losses.length, buckets);
  for (let bucket = 0; bucket < count; bucket++) {
    const start = Math.floor((bucket * losses.length) / count);
    const end = Math.floor(((bucket + 1) * losses.length) / count);
    let sum = 0;
    for (let i = start; i < end; i++) sum += losses[i]!;
    const mean = sum / (end - start);
    // The first bucket is the first epoch's, so that the curve starts where training did.
    if (Number.isFinite(mean)) points.push(bucket === 0 ? [1, losses[0]!] : [end, mean]);
  }
  return points;
}
