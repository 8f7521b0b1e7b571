// Runs and times both sides in one page: ours (tools/bench/src) and TinyBase's mergeable store. tests/bench/main.rs calls this.
// Both start from the bytes of a file in memory, and end with a store that holds what it says.

import init, { Held } from "./bench.js";
import { createMergeableStore } from "./tinybase.js";

const TABLE = "models";
const encoder = new TextEncoder();
const decoder = new TextDecoder();

let ours;
let theirs;

const bytesOf = (text) => encoder.encode(text);
const parsed = (bytes) => JSON.parse(decoder.decode(bytes));

/** A store of the other side; `content` is what another one of its kind handed out. */
function store(id, content) {
  const made = createMergeableStore(id);
  return content ? made.setMergeableContent(content) : made;
}

/** Makes the files of both sides, from the same models, and returns how big they are. */
export async function prepare(nModels) {
  await init();
  const present = Held.drawn(nModels);
  const changed = present.changed();
  const [text, changedText, rows] = [present.file(), changed.file(), present.rows()];
  const changedRows = JSON.parse(present.changed_rows());
  changed.free();
  ours = { present, empty: Held.empty(), file: bytesOf(text), changedFile: bytesOf(changedText) };

  const sender = store("commune").setTable(TABLE, JSON.parse(rows));
  const content = sender.getMergeableContent();
  const copy = store("province", content);
  copy.transaction(() => {
    for (const [id, cells] of Object.entries(changedRows)) copy.setPartialRow(TABLE, id, cells);
  });
  const [whole, whollyChanged] = [content, copy.getMergeableContent()].map((json) => JSON.stringify(json));
  theirs = { file: bytesOf(whole), changedFile: bytesOf(whollyChanged) };
  return {
    models: Object.keys(JSON.parse(rows)).length,
    changed: Object.keys(changedRows).length,
    characters: rows.length,
    ours: text.length,
    theirs: whole.length,
  };
}

/** Runs `work` and returns how long it took, in milliseconds, with what it made. */
function timed(work) {
  const began = performance.now();
  const made = work();
  return { ms: performance.now() - began, made };
}

// Each returns { ms, made }; what a run needs is made before the clock starts.
const RUNS = {
  import: {
    ours: () => timed(() => ours.empty.join(ours.file)),
    theirs: () => {
      const empty = store("present");
      return timed(() => empty.setMergeableContent(parsed(theirs.file)));
    },
  },
  join: {
    ours: () => timed(() => ours.present.join(ours.changedFile)),
    theirs: () => {
      const present = store("present", parsed(theirs.file));
      return timed(() => present.applyMergeableChanges(parsed(theirs.changedFile)));
    },
  },
  preview: { ours: () => timed(() => ours.present.preview(ours.changedFile)) },
  parse: { theirs: () => timed(() => parsed(ours.file)) },
};

/** Runs one thing once on one side, and returns the milliseconds. */
export function run(what, side) {
  const { ms, made } = RUNS[what][side]();
  if (made instanceof Held) made.free();
  return ms;
}

/** Says where the two sides do not hold the same cells after a run; empty where they do. */
export function difference(what) {
  const made = RUNS[what].ours().made;
  const ourRows = made.rows();
  made.free();
  return differs(ourRows, RUNS[what].theirs().made.getTable(TABLE));
}

/** Says where our rows, as text, are not the cells of the other side; empty where they are. */
export function differs(text, theirRows) {
  const ourRows = JSON.parse(text);
  const ids = new Set([...Object.keys(ourRows), ...Object.keys(theirRows)]);
  if (ids.size === 0) return "there is nothing";
  for (const id of ids) {
    const cells = (rows) => JSON.stringify(Object.entries(rows[id] ?? {}).sort());
    if (cells(ourRows) !== cells(theirRows)) return `${id}: ${cells(ourRows)} and ${cells(theirRows)}`;
  }
  return "";
}
