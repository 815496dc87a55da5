#!/usr/bin/env bash
# Puts Mesa's OpenGL for processors (llvmpipe, MIT licence) in the given folder, for computers whose own OpenGL does not
# do. It comes from the Windows wheel of Qt for Python, where Qt's signed build of it lies as opengl32sw.dll, and is
# known by its sum. Its only needs are Windows' own libraries.
set -euo pipefail
folder=$1
wheel=PySide6_Essentials==6.12.0
sum=18aedc7a4b610f53bcc7b7a5c5ed9293c7e86f030e3273ad54ed3bb1ebd36702

is_whole() { echo "$sum  $folder/opengl32.dll" | sha256sum --check --status 2>/dev/null; }

if ! is_whole; then
	got=$(mktemp -d)
	trap 'rm -rf "$got"' EXIT
	python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --platform win_amd64 \
		--python-version 3.11 --dest "$got" "$wheel"
	python3 -m zipfile -e "$got"/*.whl "$got/wheel"
	mkdir -p "$folder"
	mv "$got/wheel/PySide6/opengl32sw.dll" "$folder/opengl32.dll"
	is_whole || { echo "$wheel holds another opengl32sw.dll than was checked" >&2; exit 1; }
fi
cp "$(dirname "$0")/LICENSE-opengl.txt" "$folder/LICENSE.txt"
