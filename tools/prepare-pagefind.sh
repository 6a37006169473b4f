#!/bin/sh
# Install Pagefind into build/pagefind, apart from the packages of the project: it is only measured. None is no failure.
# Usage: prepare-pagefind.sh PYTHON
set -u
[ -x build/pagefind/bin/python ] && exit 0
mkdir -p build
"$1" -m venv build/pagefind && build/pagefind/bin/python -m pip install --quiet --disable-pip-version-check "pagefind[extended]" && exit 0
rm -rf build/pagefind
echo "Pagefind could not be installed; it will not be measured." >&2
