/** Numbers that come one after another, in twice the memory they need at most. */
export interface NumberList {
  readonly push: (value: number) => void;
  /** All of them, in memory of their own. */
  readonly take: () => Float64Array;
}

/** A list of numbers that is empty. */
export function numberList(): NumberList {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = new Float64Array(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    take: () => values.slice(0, length),
  };
}
