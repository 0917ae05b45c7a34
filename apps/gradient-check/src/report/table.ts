/** A table in no format yet. The first column names its row. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

interface Column {
  readonly label: string;
  /** Numbers are set to the right. @default false */
  readonly numeric?: boolean;
}
