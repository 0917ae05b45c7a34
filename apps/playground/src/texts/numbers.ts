/** Whole numbers, with a comma at each thousand. */
export const count = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Three digits that matter; in words where there is no number. */
export function digits(value: number): string {
  if (Number.isNaN(value)) return "no number";
  if (!Number.isFinite(value)) return "infinite";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 0.001 && size < 10_000 ? value.toPrecision(3) : value.toExponential(2);
}

/** A share in percent; in words where there is no number. */
export const percent = (share: number, places = 1) =>
  Number.isFinite(share) ? `${(100 * share).toFixed(places)} %` : "no number";
