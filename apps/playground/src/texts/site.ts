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
  asTable: "As a table",
  dtype: "Numbers",
  className: (label: number) => String.fromCharCode(65 + label),
} as const;
