#!/usr/bin/env bash
# Makes a Wine prefix for tests in the folder WINEPREFIX names, without a display, and builds what only tests need.
set -euo pipefail
here=$(dirname "$0")
tests=$WINEPREFIX/tests
if [ ! -e "$WINEPREFIX/system.reg" ]; then
	env -u DISPLAY wine wineboot --init </dev/null >/dev/null 2>&1
	wineserver --wait
fi
mkdir -p "$tests"
x86_64-w64-mingw32-gcc -shared -O1 -s -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$here/bcryptprimitives.c" -ladvapi32
x86_64-w64-mingw32-gcc -shared -O1 -s -w -o "$tests/opengl32.dll" "$here/opengl11.c" -Wl,--kill-at
