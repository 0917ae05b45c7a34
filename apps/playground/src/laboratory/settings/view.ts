import { type Lesson, lessonFields, type PanelName, takeLesson } from "../lesson/lesson.js";
import type { BendView } from "../protocol.js";
import type { AddressFault } from "./address.js";
import { MOST_LAYERS, MOST_UNITS } from "./lab-settings.js";

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

/** How a run is looked at: it changes none of its bits. */
export interface ViewSettings {
  readonly speed: Speed;
  /** Training stops when the test accuracy gets there; 0 for never. */
  readonly goal: number;
  readonly showTest: boolean;
  readonly showArrows: boolean;
  /** The unit whose map is shown large. */
  readonly picked: Unit | undefined;
  /** The layer that is seen bending the plane, and two of its units. */
  readonly bend: BendView | undefined;
  /** The text beside it. */
  readonly lesson: Lesson | undefined;
  /** The panels that are not shown. */
  readonly hidden: readonly PanelName[];
}

export const DEFAULT_VIEW: ViewSettings = {
  speed: "full",
  goal: 0,
  showTest: true,
  showArrows: false,
  picked: undefined,
  bend: undefined,
  lesson: undefined,
  hidden: [],
};

/** What differs from the defaults, as fields of an address. */
export function viewFields(view: ViewSettings): readonly (readonly [string, string])[] {
  const fields: [string, string][] = [];
  if (view.speed !== DEFAULT_VIEW.speed) fields.push(["speed", view.speed]);
  if (view.goal > 0) fields.push(["goal", String(view.goal)]);
  if (!view.showTest) fields.push(["test", "no"]);
  if (view.showArrows) fields.push(["arrows", "yes"]);
  if (view.picked) fields.push(["unit", `${view.picked.layer}.${view.picked.unit}`]);
  if (view.bend) fields.push(["bend", [view.bend.layer, ...(view.bend.units ?? [])].join(".")]);
  return [...fields, ...lessonFields(view)];
}

/** Takes the fields of a view out of those of an address. What is not allowed is a fault. */
export function takeView(fields: URLSearchParams): {
  readonly view: ViewSettings;
  readonly faults: readonly AddressFault[];
} {
  const { lesson, hidden, faults: ofLesson } = takeLesson(fields);
  const view: Record<string, unknown> = { ...DEFAULT_VIEW, lesson, hidden };
  const faults: AddressFault[] = [...ofLesson];
  const take = (key: string, name: keyof ViewSettings, read: (given: string) => unknown) => {
    const given = fields.get(key);
    fields.delete(key);
    if (given === null) return;
    const value = read(given);
    if (value === undefined) faults.push({ key, given: given.slice(0, 40) });
    else view[name] = value;
  };
  take("speed", "speed", (given) => Object.keys(SPEEDS).find((name) => name === given));
  take("goal", "goal", readShare);
  take("test", "showTest", yesOrNo);
  take("arrows", "showArrows", yesOrNo);
  take("unit", "picked", readUnit);
  take("bend", "bend", readBend);
  return { view: view as unknown as ViewSettings, faults };
}

/** `"0.95"`: above 0, and at most 1. */
function readShare(given: string): number | undefined {
  const value = /^\d(\.\d{1,4})?$/.test(given) ? Number(given) : 0;
  return value > 0 && value <= 1 ? value : undefined;
}

function yesOrNo(given: string): boolean | undefined {
  if (given === "yes") return true;
  return given === "no" ? false : undefined;
}

/** `"1.3"`: of layer 1 the unit 3, both from 0. */
function readUnit(given: string): Unit | undefined {
  const [, layer, unit] = (/^(\d{1,2})\.(\d{1,2})$/.exec(given) ?? []).map(Number);
  if (layer === undefined || unit === undefined) return undefined;
  return layer <= MOST_LAYERS + 1 && unit < MOST_UNITS ? { layer, unit } : undefined;
}

/** `"2"`, a layer, or `"2.0.3"`, with two of its units. */
function readBend(given: string): BendView | undefined {
  const read = /^(\d)(?:\.(\d{1,2})\.(\d{1,2}))?$/.exec(given);
  if (!read) return undefined;
  const [layer, a, b] = read
    .slice(1)
    .map((word) => (word === undefined ? undefined : Number(word)));
  if (layer! > MOST_LAYERS + 1) return undefined;
  if (a === undefined || b === undefined) return { layer: layer! };
  return a < MOST_UNITS && b < MOST_UNITS ? { layer: layer!, units: [a, b] } : undefined;
}
