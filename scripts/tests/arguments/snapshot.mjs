/** What an argument holds, as text: to see afterwards that nothing was written, and nothing drawn. */
export function snapshot(value, seen = new Set()) {
  if (typeof value === "number" && Object.is(value, -0)) return "-0";
  if (value === null || (typeof value !== "object" && typeof value !== "function")) {
    return typeof value === "bigint" ? `${value}n` : String(value);
  }
  if (seen.has(value)) return "...";
  seen.add(value);
  if (ArrayBuffer.isView(value)) return `[${Array.from(value).join()}]`;
  // Of a generator of random numbers; that of an optimizer takes parameters.
  const tells = typeof value.state === "function" && value.state.length === 0;
  const state = tells ? snapshot(value.state()) : "";
  const parts = Object.keys(value).map((key) => `${key}: ${snapshot(value[key], seen)}`);
  return `{${parts.join()} ${state}}`;
}
