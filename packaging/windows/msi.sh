#!/usr/bin/env bash
# Makes the MSI of the files in a folder: RELEASE is the command of packaging/release, FILES the folder, OUT the package.
set -euo pipefail
here=$(dirname "$0")
release=$1 files=$2 version=$3 out=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -rp "$files/." "$work/files/" # wixl looks for files where it stands
without=
[ -e "$files/opengl" ] || without='/<!-- opengl -->/,/<!-- end of opengl -->/d'
sed "$without" "$here/lisparmen.wxs" >"$work/files/lisparmen.wxs"
(cd "$work/files" && wixl -a x64 -D VERSION="$version" -D PRODUCT="$("$release" product "$version")" -o "$work/package.msi" lisparmen.wxs) 2>"$work/said.txt" ||
	{ cat "$work/said.txt" >&2; exit 1; }
# The letters are those of code page 1252, which wixl does not say.
printf '\r\n\r\n1252\t_ForceCodepage\r\n' >"$work/codepage.idt"
msibuild "$work/package.msi" -i "$work/codepage.idt"
# By its version Windows Installer decides whether a program is to be replaced, and wixl leaves it out.
number=$("$release" fileversion "$files/lisparmen.exe")
msibuild "$work/package.msi" -q "UPDATE \`File\` SET \`Version\` = '$number', \`Language\` = '1053' WHERE \`File\` = 'program'"
"$release" msi "$work/package.msi"
mv "$work/package.msi" "$out"
