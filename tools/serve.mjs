// Serves a folder on this machine only: node tools/serve.mjs <folder> [port]. Port 0 takes any free one.
// The first line it prints is "listening on http://127.0.0.1:PORT".

import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".woff2": "font/woff2",
};

const [folder, port = "8080"] = process.argv.slice(2);
if (!folder || !/^\d+$/.test(port) || Number(port) > 65535) {
  console.error("usage: node tools/serve.mjs <folder> [port]");
  process.exit(2);
}
const root = await realpath(folder).catch(() => {
  console.error(`There is no folder ${folder}. Run "make build" first.`);
  process.exit(1);
});

/** The real file a request asks for, or null: links that lead out of the folder count as absent. */
async function fileFor(requestUrl) {
  try {
    const path = decodeURIComponent(new URL(requestUrl, "http://127.0.0.1").pathname);
    if (path.includes("\0")) return null;
    let file = await realpath(join(root, path));
    if ((await stat(file)).isDirectory()) file = await realpath(join(file, "index.html"));
    const { size } = await stat(file);
    return file.startsWith(root + sep) ? { file, size } : null;
  } catch {
    return null;
  }
}

function reply(response, status, text) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${text}\n`);
}

const server = createServer(async (request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") return reply(response, 405, "Only GET and HEAD.");
  const found = await fileFor(request.url);
  if (!found) return reply(response, 404, "Not found.");
  response.writeHead(200, {
    "Cache-Control": "no-store",
    "Content-Length": found.size,
    "Content-Type": TYPES[extname(found.file)] ?? "application/octet-stream",
    "X-Content-Type-Options": "nosniff",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(found.file).on("error", () => response.destroy()).pipe(response);
});

server.on("error", (error) => {
  const reason = error.code === "EADDRINUSE" ? `another program is using port ${port}` : error.message;
  console.error(`Cannot serve: ${reason}.`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
