import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import type { Training } from "@adjoint/experiment";
import type { LossSummary } from "@adjoint/pass";
import type { TrainingProgress } from "@adjoint/training";
import { loadFile, saveFile } from "@adjoint/weights/node";
import { type Before, type History, NEW, stepsOf } from "./run-training.js";
import type { Task } from "./task.js";

/** What is wrong with a file, in a sentence for people. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";
}

/** What a file keeps beside the network, its optimizer and its random. */
interface Kept {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly progress: TrainingProgress;
  readonly losses: readonly number[];
  readonly inEpoch: readonly LossSummary[];
}

/** Saves a training, so that it can go on from here with the same bits. */
export async function keepTraining(
  path: string,
  { training, settings }: Task,
  { progress, losses, inEpoch }: History,
): Promise<void> {
  const { network, optimizer, random } = training;
  const parts = inEpoch.map(({ loss, accuracy, reduction, total, counted }) => ({
    ...{ loss, reduction, total, counted },
    ...(accuracy !== undefined && { accuracy }),
  }));
  const state = { settings, progress, losses, inEpoch: parts };
  await attempt(path, "save", () => saveFile(path, network, { optimizer, random, state }));
}

/** Throws where a file could not be saved, before anything is trained for it. */
export async function assertCanKeep(path: string): Promise<void> {
  await attempt(path, "save", () => access(dirname(path), constants.W_OK));
}

/** A training as a file keeps it. One that holds nothing but weights begins with them. */
export async function resumeTraining(
  path: string,
  { training, settings, options }: Task,
): Promise<{ readonly training: Training; readonly before: Before }> {
  const { network, optimizer } = training;
  const { state } = await attempt(path, "load", () => loadFile<Kept | undefined>(path, network));
  if (state === undefined) return { training, before: NEW };
  return attempt(path, "load", async () => {
    assertKept(state);
    assertSameSettings(state.settings, settings);
    const { random = training.random } = await loadFile(path, network, { optimizer });
    const resumed = { ...training, random };
    // The progress is tried here, where what is wrong with it is the file's.
    stepsOf(resumed, options, state);
    return { training: resumed, before: state };
  });
}

function assertKept(state: unknown): asserts state is Kept {
  const { settings, progress, losses, inEpoch } = (state ?? {}) as Partial<Kept>;
  const isKept =
    typeof settings === "object" &&
    typeof progress === "object" &&
    Array.isArray(losses) &&
    losses.every((loss) => typeof loss === "number") &&
    Array.isArray(inEpoch) &&
    inEpoch.every((part) => typeof part?.loss === "number" && typeof part.total === "number");
  if (!isKept) throw new Error("its state is not that of a training of this command");
}

/** Only the number of epochs may be another one. */
function assertSameSettings(kept: Kept["settings"], now: Kept["settings"]): void {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(now)])];
  const differences = names
    .filter((name) => JSON.stringify(kept[name]) !== JSON.stringify(now[name]))
    .map((name) => `${wordsOf(name)} ${textOf(kept[name])}, not ${textOf(now[name])}`);
  if (differences.length === 0) return;
  throw new Error(
    `the training that it keeps has ${differences.join("; ")}. Give the options of then`,
  );
}

/** `learningRate` as `learning rate`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function textOf(value: unknown): string {
  return value === undefined ? "none" : String(value);
}

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EISDIR: "it is a folder",
  ENOTDIR: "it is in no folder",
  EACCES: "it is not allowed",
  EPERM: "it is not allowed",
  EROFS: "it is on a disk that is only read",
  ENOSPC: "the disk is full",
};

/** Does something with a file; what goes wrong becomes a sentence that names the file. */
async function attempt<Result>(
  path: string,
  verb: "load" | "save",
  action: () => Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    // Which function says so is of no use here.
    const why = SYSTEM_ERRORS[code] ?? message.replace(/^[A-Za-z.]+: /, "");
    throw new ModelFileError(`cannot ${verb} ${path}: ${why}`, { cause: error });
  }
}
