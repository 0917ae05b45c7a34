/** What this package uses of WebAssembly, in the words of its standard. */
export interface Memory {
  readonly buffer: ArrayBufferLike;
  readonly grow: (pages: number) => number;
}

interface WebAssemblyHost {
  readonly Memory: new (limits: { initial: number; maximum: number; shared: boolean }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { env: { memory: Memory } },
  ) => { readonly exports: object };
}

/** What this package asks of Deno. */
interface DenoHost {
  readonly permissions: {
    readonly querySync: (of: { readonly name: "env"; readonly variable: string }) => {
      readonly state: string;
    };
  };
}

/** Globals that not every host has: pages, workers, edge runtimes and Node differ in them. */
interface Host {
  readonly WebAssembly?: WebAssemblyHost;
  readonly FinalizationRegistry?: FinalizationRegistryConstructor;
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  readonly Deno?: DenoHost;
}

/** The globals of wherever this runs. */
export function host(): Host {
  return globalThis as unknown as Host;
}
