import {
  classesOf,
  MOST_OWN_POINTS,
  type OwnPoint,
  ownPlace,
  pointsOfText,
  textOfPoints,
} from "../../data/own-points.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

/** What a person does to points of their own. */
export interface OwnEditing {
  readonly points: readonly OwnPoint[];
  readonly canUndo: boolean;
  /** Whether no more points are taken. */
  readonly isFull: boolean;
  /** Puts a point of the chosen class. */
  readonly add: (x: number, y: number) => void;
  /** Takes back the last thing that was done. */
  readonly undo: () => void;
  readonly clear: () => void;
}

/** Fewer points than this cannot be trained with: one to learn from, one to judge by. */
export const FEWEST_POINTS = 2;

export function ownEditing(state: PageState, lab: Laboratory): OwnEditing {
  const { own } = state.settings.value;
  const points = pointsOfText(own) ?? [];
  const put = (text: string) => {
    const next = pointsOfText(text) ?? [];
    const wasWaiting = points.length < FEWEST_POINTS;
    lab.change({ own: text, classes: classesOf(next) });
    // What stopped for want of points goes on.
    if (wasWaiting && next.length >= FEWEST_POINTS && state.playsWithPoints.value) lab.play();
  };
  const change = (text: string) => {
    if (points.length >= FEWEST_POINTS) state.playsWithPoints.value = state.isPlaying.value;
    state.ownPast.value = [...state.ownPast.value.slice(1 - MOST_OWN_POINTS), own];
    put(text);
  };
  const isFull = points.length >= MOST_OWN_POINTS;
  return {
    points,
    isFull,
    canUndo: state.ownPast.value.length > 0 || points.length > 0,
    add: (x, y) => {
      if (isFull) return;
      const point = { x: ownPlace(x), y: ownPlace(y), label: state.ownLabel.value };
      change(textOfPoints([...points, point]));
    },
    undo: () => {
      const past = state.ownPast.value;
      state.ownPast.value = past.slice(0, -1);
      // Of points that came with the address, the last goes first.
      put(past.at(-1) ?? textOfPoints(points.slice(0, -1)));
    },
    clear: () => change(""),
  };
}

/** Whether the page waits for points of a person, and cannot train before. */
export function isWaitingForPoints({ settings }: PageState): boolean {
  const { data, own } = settings.value;
  return data === "own" && (pointsOfText(own)?.length ?? 0) < FEWEST_POINTS;
}
