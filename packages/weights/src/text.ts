import { FormatError } from "@adjoint/checks";

/** What this package uses of the platform, in the words of its standard. */
interface Host {
  readonly TextEncoder: new () => { readonly encode: (text: string) => Uint8Array };
  readonly TextDecoder: new (
    label: string,
    options: { fatal: boolean; ignoreBOM: boolean },
  ) => { readonly decode: (bytes: Uint8Array) => string };
}

/** A text as UTF-8. */
export function encodeText(text: string): Uint8Array {
  const { TextEncoder } = globalThis as unknown as Host;
  return new TextEncoder().encode(text);
}

/** The text of UTF-8 bytes, a byte order mark included; what is no UTF-8 is an error. */
export function decodeText(functionName: string, what: string, bytes: Uint8Array): string {
  const { TextDecoder } = globalThis as unknown as Host;
  try {
    // A decoder takes no view of shared memory.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.slice());
  } catch {
    throw new FormatError(`${functionName}: ${what} is no UTF-8`);
  }
}

/** Whether a text has half of a pair of UTF-16 alone, which UTF-8 cannot hold. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
