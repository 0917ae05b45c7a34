import { useState } from "preact/hooks";
import { SelectField } from "../../../shared/fields.js";
import { OWN_TEXTS } from "../../../texts/own-data.js";
import type { CsvColumns, CsvFault, CsvRead } from "../../data/csv/points-of-csv.js";
import type { Laboratory } from "../laboratory.js";
import type { PageState } from "../state.js";

/** A larger file is not opened. */
const MOST_BYTES = 5 * 2 ** 20;

interface Table {
  readonly text: string;
  readonly read: CsvRead | CsvFault;
}

/** A table, by file or by drop, whose rows become own points. */
export function CsvFile({ state, lab }: { readonly state: PageState; readonly lab: Laboratory }) {
  const [table, setTable] = useState<Table | undefined>(undefined);
  const [isOver, setIsOver] = useState(false);
  const read = async (text: string, columns?: CsvColumns) => {
    // The reader is loaded when there is something to read.
    const { pointsOfCsv } = await import("../../data/csv/points-of-csv.js");
    const found = pointsOfCsv(text, columns);
    setTable({ text, read: found });
    if (!("own" in found)) return;
    state.ownPast.value = [...state.ownPast.value, state.settings.value.own];
    lab.change({ data: "own", own: found.own, classes: found.classes });
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES) setTable({ text: "", read: { kind: "size" } });
    else await read(await file.text());
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: who cannot drop a file has the field.
    <div
      class={isOver ? "csv over" : "csv"}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void open(event.dataTransfer?.files[0]);
      }}
    >
      <label class="file">
        {OWN_TEXTS.csv}
        <input
          type="file"
          class="hidden"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => {
            const field = event.currentTarget;
            void open(field.files?.[0]).then(() => {
              // The same file can be chosen again.
              field.value = "";
            });
          }}
        />
      </label>
      <p class="hint">{OWN_TEXTS.csvHint}</p>
      <div role="status">{table && <Outcome read={table.read} />}</div>
      {table && "columns" in table.read && typeof table.read.columns === "object" && (
        <ColumnChoices
          names={"names" in table.read ? table.read.names : []}
          columns={table.read.columns}
          onChange={(columns) => void read(table.text, columns)}
        />
      )}
    </div>
  );
}

function Outcome({ read }: { readonly read: CsvRead | CsvFault }) {
  return "own" in read ? (
    <p class="hint">{OWN_TEXTS.csvRead(read)}</p>
  ) : (
    <p class="fault">{OWN_TEXTS.csvFault(read)}</p>
  );
}

function ColumnChoices({
  names,
  columns,
  onChange,
}: {
  readonly names: readonly string[];
  readonly columns: CsvColumns;
  readonly onChange: (columns: CsvColumns) => void;
}) {
  // Names that come twice are told apart by their places.
  const shown = names.map((name, i) => (names.indexOf(name) === i ? name : `${name} (${i + 1})`));
  return (
    <>
      {(["x", "y", "label"] as const).map((key) => (
        <SelectField
          label={OWN_TEXTS.csvColumns[key]}
          value={shown[columns[key]]!}
          names={shown}
          onChange={(name) => onChange({ ...columns, [key]: shown.indexOf(name) })}
        />
      ))}
    </>
  );
}
