/*
Keeps the page for a door without network: its address answers from this device when the network does not. Its scope is the
check-in page of one session. What is kept holds nobody's data; the list of people is the page's own, see door-offline.js.
*/

const KEPT = "belfry-door:" + self.registration.scope;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/* The page says what it needs, and when it is not needed any more. */
self.addEventListener("message", (event) => {
  const { keep, forget } = event.data || {};
  const done = () => event.ports[0] && event.ports[0].postMessage("done");
  if (forget) {
    event.waitUntil(caches.delete(KEPT).then(done));
  } else if (keep) {
    event.waitUntil(
      caches
        .open(KEPT)
        .then((cache) => Promise.all(keep.map((address) => fetch(address).then((answer) => (answer.ok && !answer.redirected ? cache.put(address, answer) : undefined)))))
        .then(done),
    );
  }
});

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(KEPT);
    const kept = (await cache.keys()).find((one) => new URL(one.url).pathname.endsWith("/offline"));
    return (kept && (await cache.match(kept))) || Response.error();
  }
}

async function part(request) {
  const kept = await (await caches.open(KEPT)).match(request);
  return kept || fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (new URL(request.url).pathname.startsWith("/assets/") || request.url.endsWith("/favicon.svg")) event.respondWith(part(request));
});
