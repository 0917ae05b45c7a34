import { type Command, connect, type Server } from "./connect.js";

/** Who can be asked, by name: how they are started, or why they cannot be. */
export type Roster = Readonly<Record<string, Command | { readonly missing: string }>>;

/** A server that answered, or the reason why there is none. */
type Enlisted = { readonly server: Server } | { readonly missing: string };

/** The servers of one section, each started when it is first asked for. */
export interface Fleet {
  readonly enlist: (name: string) => Promise<Enlisted>;
  readonly close: () => void;
}

/**
 * Starts servers on demand.
 *
 * @param versions is told the version of each server that answers
 */
export function fleet(
  roster: Roster,
  versions: Map<string, string>,
  open: (command: Command) => Server = connect,
): Fleet {
  const enlisted = new Map<string, Promise<Enlisted>>();
  const started: Server[] = [];
  const start = async (name: string): Promise<Enlisted> => {
    const entry = roster[name];
    if (entry === undefined) return { missing: "unknown" };
    if ("missing" in entry) return entry;
    const server = open(entry);
    started.push(server);
    try {
      const { version } = await server.describe();
      versions.set(name, version);
      return { server };
    } catch (error) {
      return { missing: (error as Error).message };
    }
  };
  return {
    enlist: (name) => {
      const known = enlisted.get(name) ?? start(name);
      enlisted.set(name, known);
      return known;
    },
    close: () => {
      for (const server of started) server.close();
    },
  };
}
