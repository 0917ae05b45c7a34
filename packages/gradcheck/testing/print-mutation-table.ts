import { mutationTable } from "./mutation-table.js";

process.stdout.write(mutationTable());
