/** A field of an address that is not allowed: the page says so, and takes the default. */
export interface FieldFault {
  readonly key: string;
  readonly given: string;
}

/** Reads the fields of an address, which may hold anything. */
export interface FieldReader {
  /** One of some names. */
  readonly name: <Name extends string>(key: string, names: readonly Name[], usual: Name) => Name;
  /** A whole number from 0 to the most. */
  readonly integer: (key: string, most: number, usual: number) => number;
  /** Numbers with a separator between them; `isAllowed` has a look at them. */
  readonly numbers: (
    key: string,
    separator: string,
    isAllowed: (numbers: readonly number[]) => boolean,
    usual: readonly number[],
  ) => readonly number[];
  readonly isOn: (key: string) => boolean;
  /** What was not allowed, and what nobody read. */
  readonly faults: () => readonly FieldFault[];
}

/** More digits than any number of an address needs. */
const LONGEST_NUMBER = 25;

export function readFields(fragment: string): FieldReader {
  const fields = new URLSearchParams(fragment);
  const faults: FieldFault[] = [];
  const take = <Value>(key: string, usual: Value, read: (given: string) => Value | undefined) => {
    const given = fields.get(key);
    fields.delete(key);
    if (given === null) return usual;
    const value = read(given);
    if (value === undefined) faults.push(faultOf(key, given));
    return value ?? usual;
  };
  return {
    name: (key, names, usual) => take(key, usual, (given) => names.find((name) => name === given)),
    integer: (key, most, usual) =>
      take(key, usual, (given) =>
        /^\d{1,9}$/.test(given) && Number(given) <= most ? Number(given) : undefined,
      ),
    numbers: (key, separator, isAllowed, usual) =>
      take(key, usual, (given) => {
        const words = given.split(separator);
        const areWords = words.every((word) => /\S/.test(word) && word.length <= LONGEST_NUMBER);
        const numbers = words.map(Number);
        return areWords && numbers.every(Number.isFinite) && isAllowed(numbers)
          ? numbers
          : undefined;
      }),
    isOn: (key) =>
      take(key, false, (given) => (given === "yes" ? true : given === "no" ? false : undefined)),
    faults: () => [...faults, ...[...fields].map(([key, given]) => faultOf(key, given))],
  };
}

function faultOf(key: string, given: string): FieldFault {
  return { key: key.slice(0, 40), given: given.slice(0, 40) };
}
