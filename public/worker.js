// The service worker: keeps the program on this device, so that it opens without a network. The build fills in what is kept.
//
// Every version has a cache of its own, filled as a whole or not at all. A new one waits until people want it; the one before it stays,
// for tabs that still run it and for going back to when the new one does not start.

const VERSION = "{{version}}";
// Paths below the scope with the hash of what must be there.
const FILES = [/*{{files}}*/];

const SCOPE = self.registration.scope;
const PREFIX = `so-dan-van-kheo ${SCOPE} `;
const OWN = `${PREFIX}${VERSION}`;
// Beside the versions: which one is shown in place of this one, and until when; files that were handed over, which the program takes and
// erases (src/shell/handed_over.rs).
const CHOICE = `choice ${SCOPE}`;
const HANDED_OVER = `handed-over ${SCOPE}`;
const SHARE_TARGET = new URL("nhan-tep", SCOPE).href;
const EXCHANGE = new URL("#/trao-doi-tep", SCOPE).href;
// A name with a hash in it, whose first digits are left out where they are 0.
const HASHED = /-[0-9a-f]{8,16}/;
const GO_BACK_MS = 24 * 60 * 60 * 1000;

const PAGE = new URL("./", SCOPE).href;

/** The caches of other versions, the oldest first. */
async function otherVersions() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX) && name !== OWN);
}

/** Fetches a file, unless a version before has it: a name with a hash in it means one content for ever. */
async function fetched(path, integrity) {
  const url = new URL(path, SCOPE).href;
  const known = HASHED.test(path) ? await caches.match(url) : undefined;
  if (known) return known;
  const response = await fetch(url, { integrity, cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function install() {
  const cache = await caches.open(OWN);
  try {
    await Promise.all(FILES.map(async ([path, integrity]) => {
      const at = path === "index.html" ? PAGE : new URL(path, SCOPE).href;
      await cache.put(at, await fetched(path, integrity));
    }));
  } catch (error) {
    // The version before goes on; the browser tries again later.
    await caches.delete(OWN);
    throw error;
  }
}

async function activate() {
  const others = await otherVersions();
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await caches.delete(CHOICE);
  await self.clients.claim();
}

/** The cache whose page is shown: this version's, or for a day the one before. */
async function shown() {
  const choice = await (await caches.open(CHOICE)).match(PAGE);
  const { name, until } = choice ? await choice.json() : {};
  return name && Date.now() < until && (await caches.has(name)) ? name : OWN;
}

/** Goes back to the version before, where there is one and it is not shown already. */
async function goBack() {
  const before = (await otherVersions()).at(-1);
  if (!before || (await shown()) !== OWN) return false;
  const choice = JSON.stringify({ name: before, until: Date.now() + GO_BACK_MS });
  await (await caches.open(CHOICE)).put(PAGE, new Response(choice));
  return true;
}

async function page(request) {
  const kept = await (await caches.open(await shown())).match(PAGE);
  return kept ?? fetch(request);
}

async function file(request) {
  const own = await (await caches.open(OWN)).match(request.url);
  return own ?? (await caches.match(request.url)) ?? fetch(request);
}

/** Keeps files that were handed over until the page takes them. */
async function keep(files) {
  const cache = await caches.open(HANDED_OVER);
  const began = Date.now();
  await Promise.all(files.map((one, n) => {
    const name = encodeURIComponent(one.name || "tep");
    return cache.put(new URL(`handed-over/${began}-${n}/${name}`, SCOPE).href, new Response(one));
  }));
}

/** Keeps what another program shared, and leads to where it is taken. */
async function receive(request) {
  const form = await request.formData();
  // WebKit makes a text of a file whose name is not of ASCII alone.
  let files = form.getAll("files").map((one) => (one instanceof File ? one : new File([one], "tep")));
  const text = ["text", "url"].map((name) => form.get(name)).filter(Boolean).join("\n");
  // A message has an empty part where a file would be.
  if (text && files.every((one) => one.size === 0)) files = [new File([text], "noi-dung.txt", { type: "text/plain" })];
  await keep(files);
  return Response.redirect(EXCHANGE, 303);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.split("#")[0];
  if (request.method === "POST" && url === SHARE_TARGET) return event.respondWith(receive(request));
  // An address in the history, where there is nothing to show.
  if (request.mode === "navigate" && url === SHARE_TARGET) return event.respondWith(Response.redirect(EXCHANGE));
  if (request.method !== "GET" || !url.startsWith(SCOPE)) return;
  const isPage = url.split("?")[0] === PAGE || url.split("?")[0] === `${PAGE}index.html`;
  if (request.mode === "navigate" && isPage) return event.respondWith(page(request));
  const kept = FILES.some(([path]) => path !== "index.html" && new URL(path, SCOPE).href === url);
  if (kept || HASHED.test(url)) return event.respondWith(file(request));
  // An address that nothing is kept for leads to the program, where the host does not answer.
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => Response.redirect(PAGE)));
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
  if (event.data.files) event.waitUntil(keep(event.data.files).then(() => event.ports[0]?.postMessage(true)));
  if (event.data === "go back") event.waitUntil(goBack().then((isDone) => event.ports[0]?.postMessage(isDone)));
});
