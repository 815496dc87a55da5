#!/bin/sh
# Puts axe-core, which judges how accessible a web page is, in a folder: packaging/axe/install.sh out/axe
set -eu
to=$1
version=4.14.1
if [ "$(sed -n 's/^ *"version": "\(.*\)",$/\1/p' "$to/node_modules/axe-core/package.json" 2>/dev/null)" = "$version" ]; then
	exit 0
fi
mkdir -p "$to"
npm install --prefix "$to" --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --silent "axe-core@$version"
