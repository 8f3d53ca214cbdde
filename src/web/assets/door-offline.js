/*
The door of a session on this device, with or without network. The list (name, organisation and the hash of each ticket's
code) and what was scanned lie in IndexedDB; scans go to the server whenever it can be reached, each under an id of its own,
so that sending one twice is sending it once. The list is erased when the event is over, or when the desk ends the device.
*/

const root = document.getElementById("door");
const { list: LIST, sync: SYNC, worker: WORKER, scope: SCOPE, shell: SHELL, zone: ZONE } = root.dataset;
const words = (name, at) => root.dataset["text" + name].replace("%", at ?? "");
const element = (id) => document.getElementById(id);
const BATCH = 100;

/* -- What is kept on the device -- */

const database = new Promise((resolve, reject) => {
  const opening = indexedDB.open("belfry-door", 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("lists");
    opening.result.createObjectStore("queue", { keyPath: "id" });
    opening.result.createObjectStore("conflicts", { keyPath: "id" });
  };
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const store = async (name, mode) => (await database).transaction(name, mode).objectStore(name);
const read = async (name, key) => done((await store(name, "readonly")).get(key));
const all = async (name) => (await done((await store(name, "readonly")).getAll())).filter((one) => one.door === SCOPE);
const put = async (name, value, key) => done((await store(name, "readwrite")).put(value, key));
const drop = async (name, key) => done((await store(name, "readwrite")).delete(key));

let kept = null; /* { people, loadedAt, offset, token, endsAt } */
let byHash = new Map();
let direction = "in";
let sending = null;

/* The server's time, by the difference that was noted when the list was loaded. */
const now = () => Date.now() + (kept ? kept.offset : 0);
const clock = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit", timeZone: ZONE });

/* "D'Hondt-Öztürk" becomes "dhondt ozturk", as the server folds names. */
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’`´]/g, "")
    .replace(/ø/g, "o")
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .replace(/ł/g, "l")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

async function hash(code) {
  const octets = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code)));
  return Array.from(octets.slice(0, 16), (octet) => octet.toString(16).padStart(2, "0")).join("");
}

/* What a scanner types that takes a Belgian keyboard for an American one. */
const BELGIAN = "aqzwAQZW,?mM;:=&é\"'(§è!çà)°";
const AMERICAN = "qawzQAWZmM;:,./1234567890-_";

/* The code in what was scanned. */
function codeIn(entry) {
  const straight = (text) => {
    const code = text.trim().split("/c/").pop().split(/[?#/]/)[0];
    return /^[A-Za-z0-9_-]{43}$/.test(code) ? code : null;
  };
  return straight(entry) || straight(Array.from(entry, (sign) => AMERICAN[BELGIAN.indexOf(sign)] || sign).join(""));
}

function take(list) {
  kept = list || null;
  byHash = new Map();
  for (const person of kept ? kept.people : []) {
    person.folded = person.folded || fold(person.name);
    byHash.set(person.hash, person);
  }
}

async function erase() {
  take(null);
  await drop("lists", SCOPE);
  const worker = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration(SCOPE));
  if (worker && worker.active) worker.active.postMessage({ forget: true });
}

/* -- The server -- */

async function send(address, fields, again = true) {
  const body = new URLSearchParams({ csrf: root.dataset.csrf, ...fields });
  const asked = Date.now();
  const answer = await fetch(address, { method: "POST", body, headers: { accept: "application/json" }, redirect: "manual" });
  if (answer.status === 403 && again) {
    /* Somebody signed in anew: the page of the new session has another proof. */
    const page = await fetch(SHELL, { headers: { accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html").getElementById("door");
    if (fresh) {
      root.dataset.csrf = fresh.dataset.csrf;
      return send(address, fields, false);
    }
  }
  /* A link that has ended is not the device's fault: what waits is sent once somebody is signed in again. */
  if (answer.status === 410) return (await answer.json().catch(() => ({}))).revoked ? { revoked: true } : { status: 401 };
  if (!answer.ok) return { status: answer.status || 401 };
  const data = await answer.json();
  return { data, offset: data.now - (asked + Date.now()) / 2 };
}

async function load() {
  const { data, offset, revoked, status } = await send(LIST, { device: kept ? kept.token : "" });
  if (revoked) return ended();
  if (!data) return say(status === 401 ? "Signin" : "Failed");
  const waiting = await all("queue");
  take({ people: data.people, loadedAt: data.now, offset, token: data.device || kept.token, endsAt: data.ends_at });
  for (const one of waiting) if (one.code && byHash.has(one.code)) mark(byHash.get(one.code), one);
  await put("lists", kept, SCOPE);
  const worker = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  const active = worker.active || (await navigator.serviceWorker.ready).active;
  const parts = Array.from(document.querySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=manifest], script[src], header img"), (one) => one.href || one.src);
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    setTimeout(resolve, 5000);
    active.postMessage({ keep: [SHELL, ...parts.filter((address) => !address.includes("manifest"))] }, [port2]);
  });
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  element("said").hidden = true;
  await show();
}

/* Sends what waits, a batch at a time. What the server knows is taken off the queue, whatever it says of it. */
async function sync() {
  if (sending || !kept) return sending;
  sending = (async () => {
    let added = false;
    for (;;) {
      const waiting = (await all("queue")).filter((one) => !one.faulty).slice(0, BATCH);
      if (!waiting.length) break;
      const scans = waiting.filter((one) => one.code).map(({ id, code, at, direction }) => ({ id, code, at, direction }));
      const walk_ins = waiting.filter((one) => one.walkIn).map(({ id, at, walkIn }) => ({ id, at, ...walkIn }));
      const { data, offset, revoked, status } = await send(SYNC, { device: kept.token, data: JSON.stringify({ scans, walk_ins }) });
      if (revoked) return ended();
      if (!data) {
        say(status === 401 ? "Signin" : "Failed");
        break;
      }
      element("said").hidden = true;
      if (Math.abs(offset - kept.offset) > 60000) say("Clock");
      const sent = new Map(waiting.map((one) => [one.id, one]));
      for (const answer of data.answers) {
        const one = sent.get(answer.id);
        if (!one) continue;
        const good = ["welcome", "already", "left"].includes(answer.verdict) && !answer.closed;
        if (!good) await put("conflicts", { id: one.id, door: SCOPE, name: one.name, at: one.at, verdict: answer.closed ? "closed" : answer.verdict });
        await drop("queue", one.id);
      }
      added = added || walk_ins.length > 0;
      if (!data.answers.length) break;
    }
    /* Who was added stands on the server's list now. */
    if (added) await load();
  })()
    .catch(() => {})
    .finally(async () => {
      sending = null;
      await show();
    });
  return sending;
}

async function ended() {
  for (const one of await all("queue")) await drop("queue", one.id);
  await erase();
  say("Revoked");
  await show();
}

/* -- The door -- */

const mark = (person, one) => {
  if (one.direction === "out") person.since = null;
  else person.since = person.since || one.at;
};

async function enter(code, person) {
  const one = { id: crypto.randomUUID(), door: SCOPE, code, at: Math.round(now()), direction, name: person ? person.name : words("Unknown") };
  let verdict = "Unknown";
  let since = null;
  if (person) {
    since = person.since;
    if (person.state !== "expected") verdict = person.state === "other-session" ? "Othersession" : "Noplace";
    else if (direction === "out") verdict = "Left";
    else verdict = since ? "Already" : "Welcome";
  }
  /* Who has no place is for an organiser to decide; a code that is not on this list may be on the server's. */
  if (!person || person.state === "expected" || one.direction === "out") await queue(one, person);
  answer(verdict, person, since, person && person.state !== "expected" ? one : null);
  await show();
  sync();
}

async function queue(one, person) {
  await put("queue", one);
  if (person) {
    mark(person, one);
    await put("lists", kept, SCOPE);
  }
}

function answer(verdict, person, since, decide) {
  const panel = element("verdict");
  const good = ["Welcome", "Left"].includes(verdict);
  panel.className = "verdict " + (good ? "good" : verdict === "Already" ? "warn" : "bad");
  panel.dataset.verdict = verdict.toLowerCase();
  element("verdict-sign").textContent = good ? "✓" : verdict === "Already" ? "↺" : "✕";
  element("verdict-words").textContent = words(verdict, since ? clock(since) : "");
  element("verdict-name").textContent = person ? person.name : "";
  element("verdict-organisation").textContent = person && person.organisation ? person.organisation : "";
  const all_the_same = element("admit");
  all_the_same.hidden = !decide;
  all_the_same.onclick = async () => {
    all_the_same.hidden = true;
    await queue(decide, person);
    element("verdict-words").textContent = words("Noted");
    await show();
    sync();
  };
  panel.hidden = false;
  panel.scrollIntoView({ block: "start" });
}

async function given(event) {
  event.preventDefault();
  const field = element("entry");
  const entry = field.value;
  if (!kept || !entry.trim()) return;
  const code = codeIn(entry);
  if (code) {
    const hashed = await hash(code);
    field.value = "";
    found([]);
    return enter(hashed, byHash.get(hashed));
  }
  const parts = fold(entry).split(" ").filter(Boolean);
  const fits = kept.people.filter((person) => parts.length && parts.every((part) => person.folded.includes(part)));
  found(fits.sort((one, other) => (one.state === "expected" ? 0 : 1) - (other.state === "expected" ? 0 : 1)).slice(0, 20));
  element("nobody").hidden = fits.length > 0;
}

function found(people) {
  element("nobody").hidden = true;
  element("found").replaceChildren(
    ...people.map((person) => {
      const row = element("person").content.firstElementChild.cloneNode(true);
      row.querySelector(".name").textContent = person.name;
      row.querySelector(".organisation").textContent = person.organisation || "";
      const tag = row.querySelector(".tag");
      if (person.state !== "expected") tag.textContent = words(person.state === "other-session" ? "Othersession" : "Noplace");
      else if (person.since) tag.textContent = words("Already", clock(person.since));
      else tag.remove();
      const button = row.querySelector("button");
      button.append(" ", Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: person.name }));
      button.onclick = () => {
        element("entry").value = "";
        found([]);
        element("entry").focus();
        return enter(person.hash, person);
      };
      return row;
    }),
  );
}

async function newcomer(event) {
  event.preventDefault();
  const form = event.target;
  if (!kept || !form.reportValidity()) return;
  const walkIn = Object.fromEntries(["first_name", "last_name", "organisation", "email"].map((name) => [name, form.elements[name].value.trim()]));
  const name = walkIn.first_name + " " + walkIn.last_name;
  await put("queue", { id: crypto.randomUUID(), door: SCOPE, walkIn, at: Math.round(now()), direction: "in", name });
  form.reset();
  answer("Welcome", { name, organisation: walkIn.organisation }, null, null);
  await show();
  sync();
}

/* -- The page -- */

function say(what) {
  element("said").hidden = false;
  element("said-words").textContent = words(what);
  element("sign-in").hidden = what !== "Signin";
}

async function show() {
  const over = kept && now() > kept.endsAt;
  const waiting = await all("queue");
  if (over && !waiting.length) await erase();
  else if (over) {
    /* What is still to be sent needs the device's token, and nobody's name but its own. */
    take({ ...kept, people: [] });
    await put("lists", kept, SCOPE);
  }
  const conflicts = await all("conflicts");
  element("loaded").textContent = kept ? words("Loaded", clock(kept.loadedAt)) : words(over ? "Over" : "Notloaded");
  element("people").textContent = kept ? kept.people.length : 0;
  element("here").textContent = (kept ? kept.people.filter((person) => person.since && person.state === "expected").length : 0) + waiting.filter((one) => one.walkIn).length;
  element("waiting").textContent = waiting.length;
  element("network").textContent = words(navigator.onLine ? "Online" : "Offline");
  element("network").className = "tag " + (navigator.onLine ? "good" : "warn");
  element("counter").hidden = !kept;
  element("conflicts").hidden = !conflicts.length;
  element("conflict-list").replaceChildren(
    ...conflicts.map((one) => {
      const row = element("conflict").content.firstElementChild.cloneNode(true);
      row.querySelector(".name").textContent = one.name;
      row.querySelector(".what").textContent = clock(one.at) + " · " + words(one.verdict.replace("-", "").replace(/^./, (letter) => letter.toUpperCase()));
      row.querySelector("button").onclick = async () => {
        await drop("conflicts", one.id);
        await show();
      };
      return row;
    }),
  );
}

async function start() {
  take(await read("lists", SCOPE));
  element("script-needed").hidden = true;
  element("device").hidden = false;
  element("load").onclick = () => load().catch(() => say("Failed"));
  element("erase").onclick = async () => {
    if ((await all("queue")).length) return say("Unsent");
    await erase();
    await show();
  };
  element("direction").onchange = (event) => {
    direction = event.target.checked ? "out" : "in";
  };
  element("entry-form").onsubmit = given;
  element("walk-in").onsubmit = newcomer;
  for (const event of ["online", "offline"])
    addEventListener(event, async () => {
      await show();
      sync();
    });
  setInterval(() => navigator.onLine && sync(), 15000);
  setInterval(show, 60000);
  await show();
  root.dataset.ready = "yes";
  sync();
}

start();
