#!/usr/bin/env bash
# Serves dist/ by nginx with the example of the documents, and looks at what comes back. Needs Debian's nginx.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

PORT=8094
home=$(mktemp -d)
trap 'kill "$(cat "$home/pid" 2>/dev/null)" 2>/dev/null || true; rm -rf "$home"' EXIT
chmod 755 "$home"
mkdir "$home/conf" "$home/sub"
cp -r dist "$home/sub/so"
sed -e "s#listen 8080;#listen 127.0.0.1:$PORT;#" -e "s#root /srv/so-dan-van-kheo;#root $home/sub;#" docs/may-chu/nginx.conf >"$home/conf/site.conf"
cat >"$home/nginx.conf" <<CONF
pid $home/pid;
error_log $home/error.log;
events {}
http {
    access_log off;
    client_body_temp_path $home/body;
    proxy_temp_path $home/proxy;
    fastcgi_temp_path $home/fastcgi;
    uwsgi_temp_path $home/uwsgi;
    scgi_temp_path $home/scgi;
    include $home/conf/*.conf;
}
CONF
PATH=$PATH:/usr/sbin
nginx -q -t -c "$home/nginx.conf"
nginx -c "$home/nginx.conf"

base=http://127.0.0.1:$PORT/so
failed=0
headers() { node -e 'fetch(process.argv[1]).then((got) => got.headers.forEach((value, name) => console.log(`${name}: ${value}`)))' "$1"; }
expect() { # expect <path> <header line, a pattern>
    if headers "$base/$1" | grep -qiE "^$2\$"; then
        say "ok      /$1  $2"
    else
        say "FAILED  /$1  $2"
        failed=1
    fi
}
wasm=$(basename "$(ls dist/*_bg.wasm)")
expect "" "content-type: text/html.*"
expect "" "cache-control: no-cache"
expect "" "x-content-type-options: nosniff"
expect "" "referrer-policy: no-referrer"
expect "" "content-security-policy: frame-ancestors 'none'"
expect "$wasm" "content-type: application/wasm"
expect "$wasm" "cache-control: public, max-age=31536000, immutable"
expect "$wasm" "content-encoding: gzip"
expect "worker.js" "content-type: (text|application)/javascript.*"
expect "worker.js" "cache-control: no-cache"
expect "manifest.webmanifest" "content-type: application/manifest\+json.*"
[ "$failed" = 0 ] || fail "nginx does not serve the release as the documents say."
