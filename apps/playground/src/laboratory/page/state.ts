import { signal } from "@preact/signals";
import type { Frame } from "../protocol.js";
import type { AddressFault, Choices } from "../settings/address.js";
import { DEFAULTS, type LabSettings } from "../settings/lab-settings.js";

/** The speeds: steps a request, and the milliseconds to wait between two. */
export const SPEEDS = {
  slow: { steps: 1, wait: 1000 },
  walk: { steps: 1, wait: 100 },
  run: { steps: 1, wait: 0 },
  full: { steps: Number.MAX_SAFE_INTEGER, wait: 0 },
} as const;

export type Speed = keyof typeof SPEEDS;

/** A unit of a layer, inputs being layer 0. */
export interface Unit {
  readonly layer: number;
  readonly unit: number;
}

/** Everything that the page shows. A page has one of these, made by `main`. */
export function pageState() {
  return {
    choices: signal<Choices | undefined>(undefined),
    settings: signal<LabSettings>(DEFAULTS),
    frame: signal<Frame | undefined>(undefined),
    isPlaying: signal(false),
    speed: signal<Speed>("full"),
    /** Steps a second, measured. */
    rate: signal(0),
    showTest: signal(true),
    showArrows: signal(false),
    /** The unit whose map is shown large. */
    picked: signal<Unit | undefined>(undefined),
    /** The worker's complaint, in its words. */
    fault: signal<string | undefined>(undefined),
    addressFaults: signal<readonly AddressFault[]>([]),
  };
}

export type PageState = ReturnType<typeof pageState>;
