/** `1.2e-16`; 0 and what is not finite as they are. */
export function formatError(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  return value.toExponential(1);
}

/** A value in a sentence: as many significant digits as asked for, and no needless zeros. */
export function formatValue(value: number, digits = 6): string {
  return String(Number(value.toPrecision(digits)));
}

/** Six digits; what is not finite as it is. */
export function formatLoss(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** Units in the last place: up to 9999 with one decimal, then as a power of ten. */
export function formatUlp(value: number): string {
  if (value !== 0 && value < 0.05) return "<0.1";
  return value < 1e4 ? String(Number(value.toFixed(1))) : value.toExponential(0);
}

/** Microseconds in the unit that keeps them short. */
export function formatTime(microseconds: number): string {
  if (microseconds < 1000) return `${Number(microseconds.toPrecision(3))} µs`;
  if (microseconds < 1e6) return `${Number((microseconds / 1000).toPrecision(3))} ms`;
  return `${Number((microseconds / 1e6).toPrecision(3))} s`;
}

/** Bytes in the unit that keeps them short. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`;
  if (bytes < 1e6) return `${Number((bytes / 1e3).toPrecision(3))} kB`;
  return `${Number((bytes / 1e6).toPrecision(3))} MB`;
}

/** A ratio: two digits, no power of ten. */
export function formatRatio(value: number): string {
  return String(value < 10 ? Number(value.toFixed(1)) : Math.round(value));
}
