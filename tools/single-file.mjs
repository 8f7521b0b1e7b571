// Makes the whole program one page that opens from a stick: NPM_HOME=<tools> node tools/single-file.mjs <dist>. Reads the sealed release and
// writes <dist>/so-dan-van-kheo.html beside it. The program lies in it compressed; nothing is fetched. Fails when it is too big.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// What a messenger still sends and an old PC still opens; more room comes with the office documents.
const LIMIT = 1_275_000;

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

const [dist] = process.argv.slice(2);
if (!dist) fail("usage: node tools/single-file.mjs <dist>, as make single-file does");
const files = readdirSync(dist);
const only = (pattern) => {
  const found = files.filter((file) => pattern.test(file));
  if (found.length !== 1) fail(`one ${pattern} was expected in ${dist}, not ${found.length}.`);
  return found[0];
};
const read = (name) => readFileSync(join(dist, name), "utf8");
const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const html = read("index.html");
const program = only(/^so-dan-van-kheo-[0-9a-f]+\.js$/);
const wasm = only(/_bg\.wasm$/);
const parts = files.filter((file) => file.endsWith(".wasm"));
const style = read(only(/^style-.*\.css$/));
const opening = read(only(/^opening-.*\.js$/));
const icon = read(only(/^favicon-.*\.svg$/));

const contents = parts.map((part) => readFileSync(join(dist, part)));
const places = {};
contents.reduce((from, content, n) => (places[parts[n]] = [from, from + content.length])[1], 0);

// Four bytes become five letters of 85, none of which means anything to HTML: a sixteenth less than base64 makes of the same.
const LETTERS = [...Array(94).keys()].map((n) => String.fromCharCode(33 + n)).filter((letter) => !"\"$&'/<>\\`".includes(letter)).join("");

// Gives a part as a response, so that the program takes it as if it had been fetched. All parts are packed as one, which they are a
// fortieth smaller for. Zeros behind the end are cut off by the length.
const unpack = `import{decompress}from"fzstd";const unpacked=()=>{const{textContent:packed,dataset}=document.getElementById("parts");const value=new Uint8Array(128);[...${JSON.stringify(LETTERS)}].forEach((letter,n)=>{value[letter.charCodeAt(0)]=n});const bytes=new DataView(new ArrayBuffer(packed.length/5*4));for(let at=0,to=0;at<packed.length;to+=4){let group=0;for(const end=at+5;at<end;at++)group=group*85+value[packed.charCodeAt(at)];bytes.setUint32(to,group)}return decompress(new Uint8Array(bytes.buffer,0,+dataset.size))};let all;globalThis.dvkPart=name=>{all??=unpacked();const[from,to]=${JSON.stringify(places)}[name];return new Response(all.subarray(from,to),{headers:{"Content-Type":"application/wasm"}})};`;

/** The program's script with what it fetches taken from the page. */
async function linked() {
  let text = read(program);
  for (const part of parts.filter((part) => part !== wasm)) {
    const fetched = `fetch(new URL("./${part}",import.meta.url))`;
    if (!text.includes(fetched)) fail(`the program does not fetch ${part} as expected.`);
    text = text.replace(fetched, `Promise.resolve(globalThis.dvkPart(${JSON.stringify(part)}))`);
  }
  // What is left would be asked of a server that is not there.
  text = text.replaceAll("import.meta.url", "location.href");
  const start = `${unpack} import init, * as bindings from "program"; init({ module_or_path: globalThis.dvkPart(${JSON.stringify(wasm)}) }).then(() => { window.wasmBindings = bindings; });`;
  const plugin = {
    name: "program",
    setup(build) {
      build.onResolve({ filter: /^program$/ }, () => ({ path: "program", namespace: "program" }));
      build.onLoad({ filter: /.*/, namespace: "program" }, () => ({ contents: text, loader: "js" }));
    },
  };
  const { build } = createRequire(join(process.env.NPM_HOME, "package.json"))("esbuild");
  const options = { stdin: { contents: start, loader: "js", resolveDir: process.env.NPM_HOME }, bundle: true, format: "iife", minify: true, charset: "utf8", legalComments: "none", write: false, plugins: [plugin] };
  return (await build(options)).outputFiles[0].text;
}

function written(bytes) {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  let text = "";
  for (let at = 0; at < padded.length; at += 4) {
    let group = "";
    for (let rest = padded.readUInt32BE(at), n = 0; n < 5; n += 1, rest = Math.floor(rest / 85)) group = LETTERS[rest % 85] + group;
    text += group;
  }
  return text;
}

const script = (await linked()).replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const bytes = execFileSync("zstd", ["--ultra", "-22", "--stdout", "--quiet"], { input: Buffer.concat(contents), maxBuffer: 1 << 26 });
const packed = `<script type="application/octet-stream" id="parts" data-size="${bytes.length}">${written(bytes)}</script>`;
const policy = [
  "default-src 'none'",
  `script-src ${sha256(opening)} ${sha256(script)} 'wasm-unsafe-eval'`,
  `style-src ${sha256(style)}`,
  "img-src data: blob:",
  "connect-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const body = html.slice(html.indexOf("<body>"), html.indexOf("</body>"));
const head = html
  .slice(0, html.indexOf("<body>"))
  .replace(/content="default-src[^"]*"/, () => `content="${policy}"`)
  .replace(/<script[^>]*opening-[^>]*><\/script>/, () => `<script>${opening}</script>`)
  .replace(/<script[^>]*offline-[^>]*><\/script>/, "")
  .replace(/<script type="module">.*?<\/script>/s, "")
  .replace(/<link rel="(modulepreload|preload|manifest|apple-touch-icon)"[^>]*>/g, "")
  .replace(/<link rel="icon"[^>]*>/, () => `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">`)
  .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`);
if (/\s(src|href)="\.\//.test(head)) fail("the page still asks for a file beside it.");
// The program's script stands last: what it needs is above it.
const page = `${head}${body}${packed}\n<script>${script}</script>\n  </body>\n</html>\n`;
const path = join(dist, "so-dan-van-kheo.html");
writeFileSync(path, page);
console.log(`${path}  ${Buffer.byteLength(page).toLocaleString("en")} bytes`);
if (Buffer.byteLength(page) > LIMIT) fail(`the single file is more than ${LIMIT.toLocaleString("en")} bytes.`);
