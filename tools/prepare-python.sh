#!/bin/sh
# Make the virtual environment .venv and install the pinned packages into it.
# Usage: prepare-python.sh PYTHON REQUIREMENTS
set -eu
python=$1
requirements=$2

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Found no Python 3.11 or newer as '$python'. Install it, or name it: make site PYTHON=/path/to/python3" >&2
    exit 2
fi

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        sh tools/apt-install.sh python3-venv
    fi
    rm -rf .venv
    "$python" -m venv .venv
fi

echo "Installing the packages of $requirements into .venv"
exec .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
