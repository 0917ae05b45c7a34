/** The words where digits are read. */
export const DIGIT_TEXTS = {
  padLabel:
    "Pad to draw a digit on. Arrow keys move the pen, Space puts it down or lifts it, Escape clears.",
  next: "Next test digit",
  nextMisread: (count: number) => (count === 0 ? "None is misread" : `Next of ${count} misread`),
  clear: "Clear",
  empty: "Draw a digit here.",
  reads: (digit: number) => `It reads ${digit}.`,
  readsOf: (digit: number, truth: number) =>
    digit === truth ? `It reads ${digit}, and is right.` : `It reads ${digit}, and it is ${truth}.`,
  barsLabel: "How sure the network is of each digit",
  confusion: "Test digits: what they are, and across what was read",
  hint: "1,797 digits of 8 by 8 pixels. First units show their weights, others what they give for this digit.",
} as const;
