#!/bin/sh
# Find a Chromium for the browser tests, or get one: as root by apt, else Playwright's download.
# $1 is the folder of the environment's commands.
set -u
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${QUARTMAP_CHROMIUM:-}" ] && [ -x "$QUARTMAP_CHROMIUM" ]; then exit 0; fi
if "$1/python" - <<'PY'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    sys.exit(not pathlib.Path(p.chromium.executable_path).exists())
PY
then exit 0; fi
echo "No Chromium found; getting one for the browser tests."
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
"$1/playwright" install chromium && exit 0
echo "No Chromium could be had. Install one (on Debian: apt-get install chromium) or name it" >&2
echo "in QUARTMAP_CHROMIUM, then run make test again." >&2
exit 1
