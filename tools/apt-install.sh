#!/bin/sh
# Install Debian packages as root or with sudo; say what to do where neither is possible.
# Usage: apt-install.sh PACKAGE...
set -eu
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing: $*. There is no apt-get here; install it with your system's own means, then try again." >&2
    exit 2
fi
if [ "$(id -u)" = 0 ]; then
    sudo=
elif command -v sudo >/dev/null 2>&1; then
    sudo=sudo
else
    echo "Missing: $*. Ask an administrator to run: apt-get install $*" >&2
    exit 2
fi
$sudo apt-get update --quiet
exec $sudo env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends "$@"
