/** A table in no format yet. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

interface Column {
  readonly label: string;
  /** Numbers are set to the right. @default false */
  readonly numeric?: boolean;
}
