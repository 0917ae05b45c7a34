import { colorsOf, type Terminal, textWidthOf } from "@adjoint/terminal";
import { notebook } from "./notebook/notebook.js";
import { notebookJson } from "./notebook/notebook-json.js";
import { notebookText } from "./notebook/notebook-text.js";
import { writeJsonLine } from "./report/json-reporter.js";

/** Replays the notebook. @returns the exit code */
export function runNotebook({ json }: { readonly json: boolean }, terminal: Terminal): number {
  const result = notebook();
  if (json) {
    for (const record of notebookJson(result)) writeJsonLine(terminal.stdout, record);
  } else {
    terminal.stdout.write(notebookText(result, textWidthOf(terminal.stdout), colorsOf(terminal)));
  }
  return 0;
}
