// The last step of a build: NPM_HOME=<tools> WASM_OPT=<options> node tools/seal.mjs <dist> <split>. Makes one style sheet of several and one script of
// the program's and the one that fetches its later parts, makes everything small, gives the page its content security policy and prints
// what a visitor downloads. Fails when the first load is too big, or when the page has become something the policy does not cover.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { fillWorker } from "./worker.mjs";

// What the first visit may download, in bytes of brotli.
const FIRST_LOAD_LIMIT = 300_000;
const MINIFIED = new Set([".js", ".css"]);
const FIRST_LOAD = new Set([".html", ".js", ".css", ".wasm"]);

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

/** The page with a policy as the first thing after its charset, which has to come first. */
function sealed(html) {
  if (html.includes("Content-Security-Policy")) fail("the page has a policy already.");
  // trunk's inline script starts the program, so it is allowed by its hash.
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)].map((match) => match[1]);
  if (inline.length !== 1) fail(`one inline script was expected in the page, not ${inline.length}.`);
  if (/<style[\s>]|\sstyle=|\son[a-z]+=/.test(html)) fail("the page holds an inline style or handler, which its policy forbids.");
  const hash = createHash("sha256").update(inline[0]).digest("base64");
  const policy = [
    // For what has no line of its own, which is the manifest: WebKit does not know "manifest-src".
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "font-src 'none'",
    "media-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  if (!charset.test(html)) fail("the page does not state its charset.");
  return html.replace(charset, (tag) => `${tag}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** Puts the style sheets, in the order of the page, into one: a visitor asks once, and together they compress better. */
function bundleStyles(dist, html) {
  const links = [...html.matchAll(/<link rel="stylesheet" href="\.\/([^"]+\.css)"\s*\/?>/g)];
  if (links.length === 0) fail("the page has no style sheet.");
  const all = links.map(([, name]) => readFileSync(join(dist, name), "utf8")).join("\n");
  const name = `style-${createHash("sha256").update(all).digest("hex").slice(0, 16)}.css`;
  writeFileSync(join(dist, name), all);
  links.forEach(([, old]) => rmSync(join(dist, old)));
  const [first, ...others] = links.map(([link]) => link);
  const bundled = html.replace(first, `<link rel="stylesheet" href="./${name}">`);
  return others.reduce((page, link) => page.replace(link, ""), bundled);
}

function esbuild() {
  return createRequire(join(process.env.NPM_HOME, "package.json"))("esbuild");
}

/** Makes a program smaller and quicker. */
function optimise(path) {
  execFileSync(join(process.env.NPM_HOME, "node_modules/.bin/wasm-opt"), [path, "-o", path, ...process.env.WASM_OPT.split(/\s+/)], { stdio: ["ignore", "inherit", "ignore"] });
}

/**
 * Brings the parts that are fetched later to the release, under names that change with their content, and makes one script of the
 * program's and the one that fetches them. Returns the paths of the parts.
 */
function bringParts(dist, split) {
  const name = readdirSync(dist).find((file) => file.endsWith("_bg.wasm"))?.replace("_bg.wasm", ".js");
  if (!name) fail("the program's script was not found.");
  let link = readFileSync(join(split, "__wasm_split.js"), "utf8").replace(/from ".\/[^"]*"/, `from "./${name}"`);
  const parts = readdirSync(split).filter((file) => extname(file) === ".wasm").map((file) => {
    optimise(join(split, file));
    const bytes = readFileSync(join(split, file));
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    const path = join(dist, `${basename(file, ".wasm").replace("split_", "")}-${hash}.wasm`);
    writeFileSync(path, bytes);
    link = link.replace(`"./${file}"`, `"./${basename(path)}"`);
    return path;
  });
  writeFileSync(join(dist, "__wasm_split.js"), link);
  const script = join(dist, name);
  const options = { entryPoints: [script], bundle: true, format: "esm", charset: "utf8", write: false, logLevel: "error" };
  writeFileSync(script, esbuild().buildSync(options).outputFiles[0].contents);
  rmSync(join(dist, "__wasm_split.js"));
  return parts;
}

/** Writes a script or a style sheet without comments, spaces and long names. */
function minify(path) {
  const { transformSync } = esbuild();
  const options = { loader: extname(path).slice(1), minify: true, charset: "utf8", legalComments: "none" };
  writeFileSync(path, transformSync(readFileSync(path, "utf8"), options).code);
}

/**
 * Gives the functions the program imports from its script numbers in place of hashes, which nothing could compress.
 * The new names are as long as the old ones, so that the program's own lengths stay right.
 */
function numberImports(paths) {
  const script = paths.find((path) => extname(path) === ".js" && paths.includes(path.replace(/\.js$/, "_bg.wasm")));
  if (!script) fail("the program's script was not found.");
  const program = script.replace(/\.js$/, "_bg.wasm");
  const numbers = new Map();
  const number = (text) =>
    text.replace(/(?<=__wbg_\w+_)[0-9a-f]{16}\b/g, (hash) => {
      if (!numbers.has(hash)) numbers.set(hash, String(numbers.size).padStart(16, "0"));
      return numbers.get(hash);
    });
  for (const path of [script, program]) writeFileSync(path, number(readFileSync(path, "latin1")), "latin1");
}

function brotliSize(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

function row(name, raw, brotli) {
  const figure = (n) => n.toLocaleString("en").padStart(11);
  console.log(`${name.padEnd(44)}${figure(raw)}${figure(brotli)}`);
}

const [dist, split] = process.argv.slice(2);
if (!split) fail("usage: node tools/seal.mjs <dist> <split>, as tools/build.sh does");
const page = join(dist, "index.html");
writeFileSync(page, sealed(bundleStyles(dist, readFileSync(page, "utf8"))));
const parts = bringParts(dist, split);

const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
numberImports(paths);
paths.filter((path) => path.endsWith("_bg.wasm")).forEach(optimise);
paths.filter((path) => MINIFIED.has(extname(path))).forEach(minify);
fillWorker(dist);
const worker = join(dist, "worker.js");
const files = [...paths, worker].map((path) => {
  const bytes = readFileSync(path);
  return { path, raw: bytes.length, brotli: brotliSize(bytes) };
});
const sum = (list, key) => list.reduce((total, file) => total + file[key], 0);
const later = files.filter((file) => parts.includes(file.path) || file.path === worker);
const first = files.filter((file) => FIRST_LOAD.has(extname(file.path)) && !later.includes(file));

console.log(`${"".padEnd(44)}${"raw".padStart(11)}${"brotli".padStart(11)}`);
for (const file of files) row(file.path, file.raw, file.brotli);
row("everything", sum(files, "raw"), sum(files, "brotli"));
row("first load (html, js, css, wasm)", sum(first, "raw"), sum(first, "brotli"));
row("fetched later", sum(later, "raw"), sum(later, "brotli"));
if (sum(first, "brotli") > FIRST_LOAD_LIMIT) {
  fail(`the first load is more than ${FIRST_LOAD_LIMIT.toLocaleString("en")} bytes of brotli.`);
}
