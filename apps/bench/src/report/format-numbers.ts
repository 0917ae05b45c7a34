const TIMES: readonly [number, string][] = [
  [1, "s"],
  [1e-3, "ms"],
  [1e-6, "µs"],
  [1e-9, "ns"],
];

/** Three digits, never in powers of ten. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(Number(value.toPrecision(3)));
  const decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
  return value.toFixed(decimals);
}

/** A time in the unit that suits it. */
export function time(seconds: number): string {
  const [scale, unit] = TIMES.find(([least]) => seconds >= least) ?? TIMES.at(-1)!;
  return `${digits(seconds / scale)} ${unit}`;
}

/** A figure with its unit; bytes in KB once there are so many. */
export function figure(value: number, unit: string): string {
  if (unit === "bytes") return value < 1024 ? `${value} bytes` : `${digits(value / 1024)} KB`;
  return unit === "%" ? `${digits(value)}%` : `${digits(value)} ${unit}`;
}
