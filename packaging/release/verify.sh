#!/usr/bin/env bash
# Builds the same commit as out/release once more, in another folder and without anything that a build has kept, and compares.
# WARM=1 keeps what has been compiled, which is quicker but shows less.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -n "${SIGN_P12:-}" ]; then
	echo "A signature tells when it was made; leave out SIGN_P12 to compare." >&2
	exit 1
fi
if ! git diff --quiet HEAD; then
	echo "There are changes that are not committed, so that nobody could build the same." >&2
	exit 1
fi
second=$(mktemp -d)
trap 'chmod -R u+w "$second"; rm -rf "$second"' EXIT
git clone --quiet . "$second/lisparmen"
if [ -z "${WARM:-}" ]; then export GOCACHE=$second/cache; fi
make -C "$second/lisparmen" release >"$second/built.txt" 2>&1 || { cat "$second/built.txt" >&2; exit 1; }
if ! diff -r out/release "$second/lisparmen/out/release"; then
	echo "The release is not the same the second time." >&2
	exit 1
fi
echo "The release is the same to the byte, built twice."
