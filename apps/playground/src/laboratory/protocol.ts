// The messages between the page and its worker. All mathematics is in the worker.
import type { Choices } from "./settings/address.js";
import type { LabSettings } from "./settings/lab-settings.js";
import type { Claim } from "./settings/link.js";

/** The loss and the accuracy on some points; where numbers are learned, R² is their accuracy. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number;
}

/** The parts of a frame that are made on demand. */
export interface View {
  /** Whether each point has its arrow. */
  readonly arrows: boolean;
  /** The layer that is seen bending the plane. @default the last but one */
  readonly bend?: BendView | undefined;
  /** The digit that is read, where digits are. @default the first of the test digits */
  readonly digit?: DigitView | undefined;
  /** Whether the run that it is compared with goes on. */
  readonly compares?: boolean;
}

/** A drawing of 8 by 8 pixels from 0 to 1, or one of the test digits. */
export type DigitView = { readonly pixels: readonly number[] } | { readonly sample: number };

/** A digit, and what the network reads in it. */
export interface DigitSeen {
  readonly pixels: Float32Array;
  /** How sure the network is of each class; empty where nothing is drawn. */
  readonly shares: Float32Array;
  /** What it is, where that is known. */
  readonly truth: number | undefined;
  /** How many test digits there are, and which of them are misread. */
  readonly samples: number;
  readonly misread: Uint16Array;
  /** For each layer a map of each unit: the image, weights as images, and what others give. */
  readonly units: readonly (readonly Int8Array[])[];
}

/** A layer, inputs being layer 0, and two of its units. */
export interface BendView {
  readonly layer: number;
  /** @default the view that shows most */
  readonly units?: readonly [number, number] | undefined;
}

export type Request =
  | {
      readonly kind: "start";
      readonly settings: LabSettings;
      /** The settings of a run beside it, if there is one. */
      readonly other?: LabSettings | undefined;
      readonly view: View;
    }
  /** Takes steps until there are so many or the time is over, of which the frame after them has its share. */
  | {
      readonly kind: "advance";
      readonly steps: number;
      readonly milliseconds: number;
      /** Stops at the step at which the test accuracy gets there; 0 for never. */
      readonly goal: number;
      readonly view: View;
    }
  | { readonly kind: "rewind"; readonly step: number; readonly view: View }
  /** Asks for a program that takes the same steps. */
  | { readonly kind: "program"; readonly claim: Claim; readonly link: string }
  /** Asks for the run as a file. */
  | { readonly kind: "save"; readonly format: WeightsFormat }
  /** Goes on from a file. */
  | {
      readonly kind: "open";
      readonly bytes: Uint8Array;
      readonly settings: LabSettings;
      readonly view: View;
    };

/** The largest network of this page takes far less: no larger file is read. */
export const MOST_FILE_BYTES = 16 * 1024 * 1024;

export type WeightsFormat = "safetensors" | "json";

export type Answer =
  | { readonly kind: "ready"; readonly choices: Choices }
  | { readonly kind: "frame"; readonly frame: Frame }
  | { readonly kind: "fault"; readonly message: string }
  | { readonly kind: "file"; readonly contents: Uint8Array<ArrayBuffer> | string }
  | {
      readonly kind: "opened";
      readonly frame: Frame;
      readonly settings: LabSettings;
      /** Whether the file had all of a run, and not weights alone. */
      readonly isWhole: boolean;
    }
  /** The file is none, or not of this network. */
  | { readonly kind: "refused"; readonly message: string };

/** Why a run cannot go on. */
export interface Divergence {
  readonly step: number;
  /** The message of the step's error; empty where it threw none. */
  readonly message: string;
}

/** Everything that the page shows of a run at one step. */
export interface Frame {
  readonly step: number;
  readonly epoch: number;
  readonly training: Score;
  readonly test: Score;
  readonly divergence: Divergence | undefined;
  /** Whether the steps ended here because the goal was reached. */
  readonly reachedGoal: boolean;
  /** The fingerprint of all weights: sixteen hexadecimal digits. */
  readonly fingerprint: string;
  /** Whether the weights came from a file, and are not of the seed. */
  readonly isGiven: boolean;
  readonly points: PointCloud;
  readonly testPoints: PointCloud;
  readonly window: Window;
  /** Whether numbers are learned, and no classes. */
  readonly isRegression: boolean;
  /** The regions, or the numbers over the plane; none of a curve. */
  readonly plane: Plane | Surface | undefined;
  readonly curve: Curve | undefined;
  /** The digit that is read, where digits are. */
  readonly digit: DigitSeen | undefined;
  /** Units of every layer, the inputs first. */
  readonly sizes: readonly number[];
  /** For each layer, inputs first, a map of each unit over the plane: from -127 to 127. */
  readonly unitMaps: readonly (readonly Int8Array[])[];
  readonly unitCells: number;
  /** For each dense layer its weights, a row for each input. */
  readonly weights: readonly Float32Array[];
  readonly biases: readonly Float32Array[];
  /** Minus the gradient of the loss by each training point's coordinates; empty unless asked for. */
  readonly arrows: Float32Array;
  /** None where the points are of no plane. */
  readonly bend: Bend | undefined;
  /** Test points by true class (rows) and predicted class (columns). */
  readonly confusion: readonly (readonly number[])[];
  readonly history: Series;
  /** The run that it is compared with, if there is one. */
  readonly other: Other | undefined;
}

/** What is shown of a run that another one is compared with. */
export interface Other {
  readonly step: number;
  readonly training: Score;
  readonly test: Score;
  readonly divergence: Divergence | undefined;
  readonly window: Window;
  readonly points: PointCloud;
  readonly isRegression: boolean;
  readonly plane: Plane | Surface | undefined;
  readonly curve: Curve | undefined;
  readonly steps: Float64Array;
  readonly trainingLoss: Float32Array;
  readonly testLoss: Float32Array;
}

/** The square of the plane that is shown: its middle, and how far it reaches in each direction. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly extent: number;
}

/** The plane as a layer bends it, seen in two dimensions. */
export interface Bend {
  readonly layer: number;
  /** The units of the layer. */
  readonly units: number;
  /** Where the crossings of a grid come to lie, row by row: two numbers each. */
  readonly grid: Float32Array;
  /** Where the training points come to lie. */
  readonly points: Float32Array;
}

/** Points of the plane with their classes, or of a curve with their numbers. */
export interface PointCloud {
  /** x and y of each; of a curve x alone. */
  readonly places: Float32Array;
  readonly labels: Uint8Array;
  /** The numbers to be learned; empty where classes are. */
  readonly values: Float32Array;
}

/** The number that the network gives in each cell. */
export interface Surface {
  readonly cells: number;
  readonly values: Float32Array;
}

/** What the network gives along x. */
export interface Curve {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

/** The predicted class of each cell, and how sure the network is of it: from 0 to 255. */
export interface Plane {
  readonly cells: number;
  readonly labels: Uint8Array;
  readonly certainty: Uint8Array;
}

/** Measurements over time, one entry a moment. */
export interface Series {
  readonly steps: Float64Array;
  readonly trainingLoss: Float32Array;
  readonly testLoss: Float32Array;
  readonly trainingAccuracy: Float32Array;
  readonly testAccuracy: Float32Array;
  /** For each layer the norm of its weights' gradient. */
  readonly gradients: readonly Float32Array[];
}
