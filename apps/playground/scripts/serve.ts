// Builds the page and serves it on this machine alone: `npm start -- web`.
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const root = fileURLToPath(new URL("../", import.meta.url));
const port = Number(process.argv[2] ?? 5180);

await build({ root, logLevel: "error" });
const server = await preview({
  root,
  logLevel: "error",
  // Another port is taken where this one is in use.
  preview: { host: "127.0.0.1", port, open: false },
});
const ended = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
const address = server.resolvedUrls?.local[0];
console.log(`The playground is at ${address}`);
console.log("Beside the laboratory, with an address of their own:");
for (const room of ["way-back", "one-box-or-two", "the-ruler", "break-it"]) {
  console.log(`  ${address}${room}.html`);
}
console.log("Ctrl-C ends it.");
await ended;
await server.close();
process.exit(0);
