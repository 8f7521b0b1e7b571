// Runs and times what is measured of storage, each side in the browser's own stores. tests/bench/storage.rs calls this.

import init, { Held, Open, load, load_in_part, n_units_as_edits } from "./bench.js";
import { differs } from "./bench.mjs";
import { createLocalPersister } from "./persister.js";
import { createMergeableStore } from "./tinybase.js";

const TABLE = "models";
const KEY = "tinybase";
/** Clocks of browsers are coarse: so many edits are timed as one. */
const N_EDITS = 10;
/** Models are edited in no order: each is this many behind the one before, as on our side. */
const STRIDE = 37;

let ours;
let theirs;

/** Leaves nothing in either store. */
async function clean() {
  ours?.free?.();
  ours = theirs = undefined;
  localStorage.clear();
  await new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase("so-dan-van-kheo");
    request.onsuccess = done;
    request.onerror = () => failed(request.error);
  });
}

const drawn = (text, nModels) => (text === "varied" ? Held.varied(nModels) : Held.drawn(nModels));

const nUnits = () => Object.entries(localStorage).reduce((n, [key, text]) => n + key.length + text.length, 0);

/** Stores so many models on both sides, and says whether TinyBase's found room. */
export async function open(nModels) {
  await init();
  await clean();
  const held = drawn("few sentences", nModels);
  ours = Open.of(held);
  await ours.confirm();
  const store = createMergeableStore("commune").setTable(TABLE, JSON.parse(held.rows()));
  held.free();
  let refused = "";
  const persister = createLocalPersister(store, KEY, (error) => (refused = error.name));
  theirs = { store, persister, ids: store.getRowIds(TABLE), nEdits: 0, refused: () => refused };
  await persister.save();
  return refused;
}

async function edit() {
  const id = theirs.ids[(theirs.nEdits * STRIDE) % theirs.ids.length];
  theirs.nEdits += 1;
  theirs.store.setCell(TABLE, id, "title", `Tên mới ${theirs.nEdits}`);
  await theirs.persister.save();
}

const EDITS = {
  ours: () => ours.edit(),
  theirs: edit,
  confirmed: async () => {
    ours.edit();
    await ours.confirm();
  },
};

/** Saves edits, one after the other, and returns the milliseconds of one. */
export async function save(side) {
  const began = performance.now();
  for (let n = 0; n < N_EDITS; n += 1) await EDITS[side]();
  return (performance.now() - began) / N_EDITS;
}

/** Says what is not stored as it was edited; empty where everything is. */
export async function lost() {
  if (!ours.is_stored()) return "ours";
  if (theirs.refused()) return "";
  const stored = createMergeableStore("another");
  await createLocalPersister(stored, KEY).load();
  return differs(JSON.stringify(theirs.store.getTable(TABLE)), stored.getTable(TABLE));
}

/** Stores so many models on our side, puts them into a text on TinyBase's, and counts the code units of both. */
export async function store(text, nModels) {
  await init();
  await clean();
  const held = drawn(text, nModels);
  Open.of(held).free();
  const edits = n_units_as_edits(held);
  const sender = createMergeableStore("commune").setTable(TABLE, JSON.parse(held.rows()));
  held.free();
  theirs = { text: JSON.stringify(sender.getMergeableContent()) };
  return { segments: nUnits(), edits, theirs: KEY.length + theirs.text.length };
}

const STARTS = {
  ours: load,
  texts: () => load_in_part(1),
  inflated: () => load_in_part(2),
  records: () => load_in_part(3),
  theirs: () => createMergeableStore("present").setMergeableContent(JSON.parse(theirs.text)),
  parsed: () => JSON.parse(theirs.text),
};

/** Starts once, and returns the milliseconds. */
export function start(side) {
  const began = performance.now();
  const made = STARTS[side]();
  const ms = performance.now() - began;
  if (made instanceof Held) made.free();
  return ms;
}

/** Says where the two sides do not hold the same after a start; empty where they do. */
export function difference() {
  const made = STARTS.ours();
  const rows = made.rows();
  made.free();
  return differs(rows, STARTS.theirs().getTable(TABLE));
}

export { clean };
