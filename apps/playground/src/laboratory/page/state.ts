import { signal } from "@preact/signals";
import type { Lesson, PanelName } from "../lesson/lesson.js";
import type { BendView, DigitView, Frame } from "../protocol.js";
import type { AddressFault, Choices } from "../settings/address.js";
import { DEFAULTS, type LabSettings } from "../settings/lab-settings.js";
import type { Claim } from "../settings/link.js";
import type { Speed, Unit, ViewSettings } from "../settings/view.js";

/** A link's claim, and what came of it. */
export interface Replay {
  readonly claim: Claim;
  readonly outcome: "going" | "same" | "other";
}

/** Everything that the page shows. A page has one of these, made by `main`. */
export function pageState() {
  return {
    choices: signal<Choices | undefined>(undefined),
    settings: signal<LabSettings>(DEFAULTS),
    frame: signal<Frame | undefined>(undefined),
    /** The settings that these are compared with. */
    other: signal<LabSettings | undefined>(undefined),
    isPlaying: signal(false),
    speed: signal<Speed>("full"),
    /** Steps a second, measured. */
    rate: signal(0),
    /** The test accuracy at which training stops; 0 for never. */
    goal: signal(0),
    showTest: signal(true),
    showArrows: signal(false),
    /** The unit whose map is shown large. */
    picked: signal<Unit | undefined>(undefined),
    /** The layer that is seen bending the plane. */
    bend: signal<BendView | undefined>(undefined),
    /** The worker's complaint, in its words. */
    fault: signal<string | undefined>(undefined),
    /** What the link claims that this page was opened by. */
    replay: signal<Replay | undefined>(undefined),
    /** The class of the next point that a person puts. */
    ownLabel: signal(0),
    /** The own points before each change, for undo. */
    ownPast: signal<readonly string[]>([]),
    /** The digit that is read. */
    digit: signal<DigitView>({ sample: 0 }),
    /** Whether training goes on when there are enough own points again. */
    playsWithPoints: signal(false),
    lesson: signal<Lesson | undefined>(undefined),
    /** Which of a lesson's answers a person chose. */
    prediction: signal<number | undefined>(undefined),
    /** The panels that are not shown. */
    hidden: signal<readonly PanelName[]>([]),
    addressFaults: signal<readonly AddressFault[]>([]),
  };
}

export type PageState = ReturnType<typeof pageState>;

/** How the run is looked at now. */
export function viewOf({
  speed,
  goal,
  showTest,
  showArrows,
  picked,
  bend,
  lesson,
  hidden,
}: PageState): ViewSettings {
  return {
    speed: speed.value,
    goal: goal.value,
    showTest: showTest.value,
    showArrows: showArrows.value,
    picked: picked.value,
    bend: bend.value,
    lesson: lesson.value,
    hidden: hidden.value,
  };
}
