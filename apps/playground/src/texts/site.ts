import type { FieldFault } from "../shared/read-fields.js";

/** The words that all pages share. */
export const SITE_TEXTS = {
  title: "Adjoint playground",
  roomsLabel: "Rooms",
  rooms: {
    laboratory: "Laboratory",
    wayBack: "The way back",
    oneBoxOrTwo: "One box or two",
    ruler: "The ruler",
    breakIt: "Break it",
  },
  copied: "Copied",
  notCopied: "The browser refuses",
  addressFaults: (faults: readonly FieldFault[]) =>
    `The address asks for what this page does not have: ${faults
      .map(({ key, given }) => `${key} = ${given}`)
      .join(", ")}. Defaults stand in for it.`,
  dismiss: "Close",
  copyLink: "Copy link",
  copyEmbed: "Copy code to embed",
  linkHint: "Both show what you see now.",
  openWhole: "Open in the Adjoint playground",
  asTable: "As a table",
  dtype: "Numbers",
  className: (label: number) => String.fromCharCode(65 + label),
} as const;
