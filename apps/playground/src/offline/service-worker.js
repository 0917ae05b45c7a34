// Keeps all files of the page, so that it opens without a network after the first visit.
// The build puts before this: const FILES, their addresses from here, and const VERSION, which changes with any of them.
/* global FILES, VERSION */

const PREFIX = `adjoint-playground ${self.registration.scope} `;
const NAME = PREFIX + VERSION;

self.addEventListener("install", (event) => {
  const requests = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(requests)));
});

// A new version waits until no page of the old one is open: none loses its files.
self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(PREFIX) && name !== NAME;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(
    // A page comes new where there is a network; its files have their contents in their names.
    request.mode === "navigate"
      ? fetch(request).catch(async () => (await kept(request)) ?? Response.error())
      : kept(request).then((response) => response ?? fetch(request)),
  );
});

/** The kept response; a folder's is that of its index. */
async function kept({ url }) {
  const { origin, pathname } = new URL(url);
  const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  const cache = await caches.open(NAME);
  return cache.match(origin + path, { ignoreSearch: true, ignoreVary: true });
}
