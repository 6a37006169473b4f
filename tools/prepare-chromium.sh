#!/bin/sh
# Install Chromium with apt-get where no browser is found; the browser tests need one.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
exec sh tools/apt-install.sh chromium fonts-noto-cjk
