import { FormatError } from "@adjoint/checks";

/** What this package uses of the platform, in the words of its standard. */
interface Host {
  readonly TextDecoder: new (
    label: string,
    options: { fatal: boolean },
  ) => { readonly decode: (bytes: Uint8Array) => string };
}

/** The text of UTF-8 bytes, without a byte order mark; what is no UTF-8 is an error. */
export function decodeText(functionName: string, what: string, bytes: Uint8Array): string {
  const { TextDecoder } = globalThis as unknown as Host;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError(`${functionName}: ${what} is no UTF-8`);
  }
}
