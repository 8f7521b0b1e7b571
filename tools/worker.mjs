// Fills in what the service worker of a release keeps: node tools/worker.mjs <dist>. Writes <dist>/worker.js from public/worker.js with every
// other file of the release, the hash of each, and a version made of them. What is made from the release later is not kept.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const LATER = new Set(["worker.js", "so-dan-van-kheo.html"]);

export function fillWorker(dist) {
  const template = readFileSync(fileURLToPath(new URL("../public/worker.js", import.meta.url)), "utf8");
  if (!template.includes("{{version}}") || !template.includes("/*{{files}}*/")) throw new Error("the service worker has no place for what it keeps.");
  const entries = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name))).sort();
  const kept = paths.filter((path) => !LATER.has(path)).map((path) => {
    const hash = createHash("sha256").update(readFileSync(join(dist, path))).digest("base64");
    return [path, `sha256-${hash}`];
  });
  const version = createHash("sha256").update(JSON.stringify(kept)).digest("hex").slice(0, 16);
  const files = kept.map((one) => `\n  ${JSON.stringify(one)},`).join("");
  writeFileSync(join(dist, "worker.js"), template.replace("{{version}}", version).replace("/*{{files}}*/", `${files}\n`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dist] = process.argv.slice(2);
  if (!dist) {
    console.error("usage: node tools/worker.mjs <dist>");
    process.exit(2);
  }
  fillWorker(dist);
}
