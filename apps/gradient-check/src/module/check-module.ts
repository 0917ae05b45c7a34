import { asType, generate, type Matrix } from "@adjoint/matrix";
import { parametersOf } from "@adjoint/pass";
import { randomState } from "@adjoint/random";
import { checkSubject } from "../check/check-subject.js";
import type { ExportSettings, Shape } from "./convention.js";
import { conventionOf } from "./convention-of.js";
import { loadModule } from "./load-module.js";
import type { Job, Message } from "./messages.js";
import { ModuleError } from "./module-error.js";
import { subjectOf } from "./subject-of.js";

const SHAPES: readonly Shape[] = [
  [1, 1],
  [4, 3],
  [7, 5],
];

/** Checks what a module exports, and tells what it is doing before it does it. */
export async function* checkModule(job: Job): AsyncGenerator<Message> {
  yield { type: "about", text: `loading ${job.path}` };
  const module = await loadModule(job.path);
  const convention = conventionOf(module);
  const named = new Set([
    ...job.exports,
    ...(convention.losses ?? []),
    ...Object.keys(convention.exports ?? {}),
  ]);
  for (const name of named) {
    if (!(name in module)) {
      throw new ModuleError(
        `no export "${name}"; there are ${Object.keys(module).join(", ") || "none at all"}`,
      );
    }
  }
  let checked = 0;
  for (const [name, value] of Object.entries(module)) {
    const own = convention.exports?.[name];
    const wanted = job.exports.length === 0 ? own !== false : job.exports.includes(name);
    if (!wanted || name === "gradientCheck") continue;
    if (typeof value !== "function" && !named.has(name)) continue;
    const settings: ExportSettings = { ...convention, ...own };
    // Targets of the whole module do not make a loss of every export.
    const isLoss =
      convention.losses?.includes(name) === true || (own && own.targets !== undefined) === true;
    let passes = 0;
    for (const x of inputsOf(value, settings, job)) {
      yield { type: "about", text: `checking ${name} at ${x.rows} x ${x.columns}` };
      const subject = subjectOf(value, x, settings, isLoss, job.seed);
      if (typeof subject === "string") {
        // What gave a pass at one shape is no helper: left out, its fault would go unseen.
        if (named.has(name) || passes > 0) {
          throw new ModuleError(`${name} at ${x.rows} x ${x.columns}: ${subject}`);
        }
        yield { type: "skipped", skipped: { name, reason: subject } };
        break;
      }
      yield {
        type: "check",
        check: checkSubject(name, subject, { ...job, options: settings.options }),
      };
      passes += 1;
    }
    checked += passes;
  }
  if (checked === 0) throw new ModuleError(nothingToCheck(module));
}

function* inputsOf(value: unknown, settings: ExportSettings, job: Job): Generator<Matrix> {
  const { inputs = [], shapes = inputs.length > 0 ? [] : shapesFor(value) } = settings;
  if (shapes.length + inputs.length === 0) throw new ModuleError("gradientCheck has empty shapes");
  const random = randomState(job.seed);
  for (const shape of shapes) {
    const [rows, columns] = shape;
    if (![rows, columns].every((size) => Number.isInteger(size) && size >= 0)) {
      throw new ModuleError(
        `gradientCheck: a shape is [rows, columns], got ${JSON.stringify(shape)}`,
      );
    }
    yield asType(
      generate(rows, columns, () => random.normal()),
      job.dtype,
    );
  }
  for (const x of inputs) yield asType(x, job.dtype);
}

/** A layer says by its first parameter how many columns it takes. */
function shapesFor(value: unknown): readonly Shape[] {
  if (typeof value !== "function" || !("parameters" in value)) return SHAPES;
  const first = parametersOf(value as never)[0]?.value;
  return first === undefined ? SHAPES : SHAPES.map(([rows]) => [rows, first.rows] as const);
}

function nothingToCheck(module: Readonly<Record<string, unknown>>): string {
  const found = Object.keys(module).join(", ") || "nothing";
  return `nothing to check: no export takes a matrix and returns { output, backward }; it exports ${found}`;
}
