import type { Epoch } from "../training/run-training.js";
import { duration } from "./duration.js";

/** What the longest time left takes: `59 min 59 s left`. */
const TIME_WIDTH = 16;

/**
 * One line of progress: a bar, the epoch, loss, accuracy and time left, always of the same length.
 *
 * @param last the last completed epoch, if there is one
 * @param epochs how many there will be
 * @param seconds since the start
 * @param width columns of text; the bar takes what the text leaves, and goes first, then the time left
 * @param before epochs that were done before the start
 * @param hasAccuracy whether there is an accuracy
 */
export function progressLine(
  last: Epoch | undefined,
  epochs: number,
  seconds: number,
  width: number,
  {
    before = 0,
    hasAccuracy = true,
  }: { readonly before?: number; readonly hasAccuracy?: boolean } = {},
): string {
  const done = last?.epoch ?? before;
  const loss = last?.loss.toFixed(5) ?? "-";
  const accuracy = last?.accuracy?.toFixed(3) ?? "-";
  const perEpoch = seconds / (done - before);
  const left = last && done < epochs ? `${duration(perEpoch * (epochs - done))} left` : "";
  const fields = [
    `${String(done).padStart(String(epochs).length)}/${epochs}`,
    `loss ${loss.padEnd(7)}`,
    ...(hasAccuracy ? [`accuracy ${accuracy.padEnd(5)}`] : []),
    left.padEnd(TIME_WIDTH),
  ];
  // The last go first where there is no room for all.
  while (fields.length > 1 && fields.join("  ").length >= width) fields.pop();
  const text = fields.join("  ");
  const cells = Math.min(width - text.length - 3, 30);
  if (cells < 5) return text;
  const full = Math.floor((done / epochs) * cells);
  return `${"█".repeat(full)}${"░".repeat(cells - full)}  ${text}`;
}
