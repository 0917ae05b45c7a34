/** A browser engine with one page open. */
export interface Engine {
  /** What it says it is. */
  readonly name: string;
  readonly open: (address: string) => Promise<void>;
  /** The value of a JavaScript expression in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly end: () => Promise<void>;
}

/** Waits until something is there, and gives it. */
export async function until<Value>(
  find: () => Promise<Value | undefined>,
  milliseconds: number,
): Promise<Value | undefined> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await find();
    if (found !== undefined || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
