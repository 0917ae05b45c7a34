import type { CaseResult, Result, Section } from "../results.js";
import { digits, figure, time } from "./format-numbers.js";
import type { Table } from "./table.js";

const MEASURES = {
  time: { label: "time", show: (seconds: number) => time(seconds) },
  rate: {
    label: "rate",
    show: (seconds: number, work: number) => `${digits(work / seconds / 1e9)} GFLOP/s`,
  },
  element: {
    label: "an element",
    show: (seconds: number, work: number) => `${digits((seconds * 1e9) / work)} ns`,
  },
  row: {
    label: "a row",
    show: (seconds: number, work: number) => `${digits((seconds * 1e9) / work)} ns`,
  },
} as const;

/** Every case of a section with all who took part; the time of the first is what others are divided by. */
export function timesTable({ cases, measure }: Section): Table | undefined {
  if (cases.length === 0) return undefined;
  const { label } = MEASURES[measure];
  return {
    columns: [
      { label: "work" },
      { label: "by" },
      ...(measure === "time" ? [] : [{ label, numeric: true }]),
      { label: "median time", numeric: true },
      { label: "quartiles", numeric: true },
      { label: "times ours", numeric: true },
    ],
    rows: cases.flatMap((work) => work.results.map((result, k) => row(work, result, k, measure))),
  };
}

function row(
  { name, work, results }: CaseResult,
  { contender, seconds, reason }: Result,
  index: number,
  measure: Section["measure"],
): string[] {
  const rate = measure === "time" ? [] : [""];
  const start = [index === 0 ? name : "", contender];
  if (seconds === undefined)
    return [...start, ...rate, (reason ?? "not measured").replace(/\s+/g, " "), "", ""];
  const ours = results[0]?.seconds?.median;
  const ratio = ours === undefined || index === 0 ? "" : digits(seconds.median / ours);
  return [
    ...start,
    ...(measure === "time" ? [] : [MEASURES[measure].show(seconds.median, work)]),
    time(seconds.median),
    `${time(seconds.lowerQuartile)} to ${time(seconds.upperQuartile)}`,
    ratio,
  ];
}

/** What a section measured besides times. */
export function figuresTable({ figures }: Section): Table | undefined {
  if (figures.length === 0) return undefined;
  return {
    columns: [{ label: "what" }, { label: "value", numeric: true }],
    rows: figures.map(({ name, value, unit }) => [name, figure(value, unit)]),
  };
}
