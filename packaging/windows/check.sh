#!/usr/bin/env bash
# Checks the finished program: nothing beside Windows' own libraries, no console window, manifest and version in place,
# and no larger than can be sent and kept.
set -euo pipefail
program=$1
most=$((45 * 1024 * 1024))
own='^(gdi32|kernel32|msvcrt|ole32|oleaut32|shell32|user32|advapi32|comdlg32|shcore|ws2_32|winmm)\.dll$'

fail() {
	echo "$program: $1" >&2
	exit 1
}

size=$(stat -c %s "$program")
[ "$size" -le "$most" ] || fail "$size bytes, more than $most"
head=$(x86_64-w64-mingw32-objdump -p "$program")
imports=$(sed -n 's/^\tDLL Name: //p' <<<"$head" | sort -fu)
foreign=$(grep -viE "$own" <<<"$imports" || true)
[ -z "$foreign" ] || fail "needs libraries that Windows may lack: $foreign"
grep -q 'Subsystem.*(Windows GUI)' <<<"$head" || fail "opens a console window"
# what a resource says lies in the file as UTF-16, the manifest as UTF-8
for word in PerMonitorV2 longPathAware; do
	grep -qia "$word" "$program" || fail "the manifest lacks $word"
done
grep -qaP 'O\0r\0i\0g\0i\0n\0a\0l\0F\0i\0l\0e\0n\0a\0m\0e' "$program" || fail "no version resource"
echo "$program: $size bytes, imports $(tr '\n' ' ' <<<"$imports")"
