import type { Experiment } from "@adjoint/experiment";
import type { TrainingProgress } from "@adjoint/training";
import { load, readSafetensors, save, saveJson } from "@adjoint/weights";
import { loadFor } from "../data/digits/loaded.js";
import { MOST_FILE_BYTES, type WeightsFormat } from "../protocol.js";
import { fingerprint } from "../run/fingerprint.js";
import { type Given, type Run, startRun } from "../run/run.js";
import { type Choices, fromAddress, toAddress } from "../settings/address.js";
import type { LabSettings } from "../settings/lab-settings.js";

/** Under this name a file has the settings of its run, as an address has them. */
const SETTINGS = "adjoint.playground";
const FINGERPRINT = "fingerprint";

/** What is kept of a run beside its weights. */
interface Kept {
  readonly progress: TrainingProgress | null;
}

/** A file from which a run goes on with the same bits. */
export function weightsFile(run: Run, format: WeightsFormat): Uint8Array<ArrayBuffer> | string {
  const { network, optimizer } = run.experiment;
  const options = {
    optimizer,
    random: run.random(),
    state: { progress: run.progress() ?? null } satisfies Kept,
    metadata: {
      [SETTINGS]: toAddress(run.settings),
      [FINGERPRINT]: fingerprint(network.parameters),
    },
  };
  if (format === "json") return saveJson(network, options);
  // A copy, whose buffer is its own.
  return new Uint8Array(save(network, options));
}

/** A run that goes on from a file, and what to say of it. */
export interface Opened {
  readonly run: Run;
  /** Whether the file is of this page: it has settings, optimizer and step. Another has weights alone. */
  readonly isWhole: boolean;
}

/**
 * Opens a file: one of this page with its settings, any other as weights of the network that is shown.
 *
 * @throws what says in words why it is none, or not of this network
 */
export async function openWeights(
  bytes: Uint8Array,
  shown: LabSettings,
  choices: Choices,
): Promise<Opened> {
  if (bytes.byteLength > MOST_FILE_BYTES) {
    throw new RangeError(`the file has more than ${MOST_FILE_BYTES} bytes`);
  }
  const saved = isJson(bytes) ? new TextDecoder().decode(bytes) : bytes;
  const metadata = metadataOf(saved);
  const address = metadata.get(SETTINGS);
  if (address === undefined) {
    const run = startRun(shown, await loadFor(shown), ({ network }) => {
      load(network, saved);
      return { random: undefined, progress: undefined };
    });
    return { run, isWhole: false };
  }
  const { settings, faults } = fromAddress(address, choices);
  if (faults.length > 0) {
    const names = faults.map(({ key, given }) => `${key} = ${given}`).join(", ");
    throw new RangeError(`the file has settings that this page does not have: ${names}`);
  }
  const run = startRun(settings, await loadFor(settings), (made) =>
    goOn(made, saved, metadata.get(FINGERPRINT)),
  );
  return { run, isWhole: true };
}

function goOn(
  { network, optimizer }: Experiment,
  saved: Uint8Array | string,
  claimed: string | undefined,
): Given {
  const { random, state } = load<Partial<Kept> | undefined>(network, saved, { optimizer });
  const found = fingerprint(network.parameters);
  if (claimed !== undefined && found !== claimed) {
    throw new RangeError(`the file says that its weights are ${claimed}, and they are ${found}`);
  }
  // Where it is no progress, the training says so before it goes on.
  return { random, progress: state?.progress ?? undefined };
}

/** A safetensors file begins with a length of eight bytes, whose last is 0. */
function isJson(bytes: Uint8Array): boolean {
  return bytes[0] === "{".charCodeAt(0) && bytes[7] !== 0;
}

/** The metadata of a file; none where it has none, or is no file of these formats. */
function metadataOf(saved: Uint8Array | string): ReadonlyMap<string, string> {
  if (typeof saved !== "string") return readSafetensors(saved).metadata;
  const { metadata } = JSON.parse(saved) as { readonly metadata?: Record<string, unknown> };
  return new Map(
    Object.entries(metadata ?? {}).filter((entry): entry is [string, string] => {
      return typeof entry[1] === "string";
    }),
  );
}
