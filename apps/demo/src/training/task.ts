import type { Training } from "@adjoint/experiment";
import type { Ansis } from "ansis";
import type { RunOptions } from "../options/training-options.js";
import type { Score } from "./scores.js";

/** Something that the command line trains: how it is told of, and what is shown of the result. */
export interface Task {
  readonly training: Training;
  readonly options: RunOptions;
  /** All that decides the bits of the training but its length, as plain data. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether right and wrong are counted. */
  readonly hasAccuracy: boolean;
  /** What is trained on, for people and for programs. */
  readonly data: {
    readonly words: readonly string[];
    readonly record: Readonly<Record<string, unknown>>;
  };
  /** What there is to know of its layers, for people and for programs. */
  readonly network: {
    readonly words: readonly string[];
    readonly record: Readonly<Record<string, unknown>>;
  };
  /** Judges what was learned. */
  readonly judge: () => Judgement;
  /** What to do next. */
  readonly hint: string;
}

/** What was learned. */
export interface Judgement {
  /** By the name of the samples. */
  readonly scores: Readonly<Record<string, Score>>;
  /** What programs get besides. */
  readonly record: Readonly<Record<string, unknown>>;
  /** What people see besides, in order. */
  readonly pictures: (screen: Screen) => readonly Picture[];
}

/** Where a picture is drawn. */
interface Screen {
  readonly colors: Ansis;
  /** Columns of a drawing, at most. */
  readonly width: number;
  /** Where lines of text are broken. */
  readonly textWidth: number;
}

/** A drawing with its title. */
interface Picture {
  readonly title: string;
  readonly text: string;
}

/** All that decides the bits of a training but its length: options of its run are none of it. */
export function settingsOf<Options extends RunOptions>(
  options: Options,
): Readonly<Record<string, unknown>> {
  const { epochs, json, save, load, ...settings } = options;
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
