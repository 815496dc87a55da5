#!/usr/bin/env bash
# Packs the programs in out/windows and out/linux for those who are to have them: out/release. Made twice of one commit it
# is the same to the byte, unless it is signed. make release builds the programs first and gives VERSION and TAGS.
#
# SIGN_P12, SIGN_PASSWORD_FILE, SIGN_TIMESTAMP_URL  sign what Windows runs, see packaging/windows/sign.sh
# OPENGL=no                                         leaves out the library that draws without a graphics card
# OUT, LINUX                                        another folder than out/release, another program than out/linux/lisparmen
set -euo pipefail
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export TZ=UTC LC_ALL=C.UTF-8
umask 022
top=$PWD
out=$(realpath -m "${OUT:-out/release}")
work=$out.packing
linux=${LINUX:-out/linux/lisparmen}
trap 'rm -rf "$work"' EXIT
name=Lispärmen
rm -rf "$out" "$work"
mkdir -p "$out" "$work/tools"
go build -o "$work/tools/release" ./packaging/release
release=$work/tools/release
sign=$top/packaging/windows/sign.sh

# What is the same in everything for Windows. Notepad before 2018 wants a carriage return in each line.
for_windows() { sed 's/\r*$/\r/' "$1" >"$2"; }
files=$work/Lisparmen-$VERSION
mkdir -p "$files"
cp out/windows/lisparmen.exe "$files/"
"$sign" "$files/lisparmen.exe"
for_windows LICENSE "$files/LICENSE.txt"
for_windows packaging/licences/THIRD-PARTY.txt "$files/THIRD-PARTY-LICENSES.txt"
sed "s/VERSION/$VERSION/" packaging/windows/LAS-MIG.txt | for_windows /dev/stdin "$files/LÄS-MIG.txt"
opengl=()
if [ "${OPENGL:-yes}" != no ]; then
	mkdir "$files/opengl"
	cp out/windows/opengl/opengl32.dll "$files/opengl/"
	for_windows out/windows/opengl/LICENSE.txt "$files/opengl/LICENSE.txt"
	opengl=(-DOPENGL)
fi
"$release" icon icons/app.png "$files/lisparmen.ico" # for the installers alone
"$release" side icons/app.png "$work/side.bmp"
find "$work" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

# For one person, without administrator's rights.
setup=$out/Lisparmen-$VERSION-installera.exe
makensis -V2 -INPUTCHARSET UTF8 "${opengl[@]}" -DVERSION="$VERSION" -DFILES="$files" -DICON="$files/lisparmen.ico" -DSIDE="$work/side.bmp" \
	-DSIGN="$sign" -DOUT="$setup" packaging/windows/installer.nsi

# For everybody at a computer.
packaging/windows/msi.sh "$release" "$files" "$VERSION" "$out/Lisparmen-$VERSION.msi"
"$sign" "$out/Lisparmen-$VERSION.msi"
rm "$files/lisparmen.ico"

# To be unpacked anywhere.
"$release" zip "$files" "$out/Lisparmen-$VERSION-portabel.zip"

# What the IT department needs: the templates for group policy, and how the rest is installed.
it=$work/Lisparmen-$VERSION-it-avdelningen
mkdir "$it"
cp -r packaging/windows/policy "$it/PolicyDefinitions"
for_windows docs/it-avdelningen.md "$it/LÄS-MIG.txt"
"$release" zip "$it" "$out/Lisparmen-$VERSION-it-avdelningen.zip"

# Debian and Ubuntu.
deb=$work/deb
mkdir -p "$deb/DEBIAN" "$deb/usr/bin" "$deb/usr/share/"{applications,mime/packages,metainfo,doc/lisparmen,man/man1,man/sv/man1} "$deb/usr/share/icons/hicolor/scalable/apps"
cp "$linux" "$deb/usr/bin/lisparmen"
cp packaging/linux/lisparmen.desktop "$deb/usr/share/applications/"
cp packaging/linux/lisparmen.xml "$deb/usr/share/mime/packages/"
cp packaging/linux/se.lisparmen.Lisparmen.metainfo.xml "$deb/usr/share/metainfo/"
cp icons/app.svg "$deb/usr/share/icons/hicolor/scalable/apps/lisparmen.svg"
"$release" pictures icons/app.png "$deb/usr/share/icons/hicolor"
{ cat packaging/linux/copyright; sed 's/^$/./; s/^/ /' LICENSE; } >"$deb/usr/share/doc/lisparmen/copyright"
gzip -9n <CHANGELOG.md >"$deb/usr/share/doc/lisparmen/NEWS.gz"
maintainer=$(sed -n 's/^Maintainer: //p' packaging/linux/control)
printf 'lisparmen (%s) unstable; urgency=medium\n\n  * See NEWS.gz.\n\n -- %s  %s\n' "$VERSION" "$maintainer" "$(date -R -d "@$SOURCE_DATE_EPOCH")" |
	gzip -9n >"$deb/usr/share/doc/lisparmen/changelog.gz"
gzip -9n <packaging/linux/lisparmen.1 >"$deb/usr/share/man/sv/man1/lisparmen.1.gz"
cp "$deb/usr/share/man/sv/man1/lisparmen.1.gz" "$deb/usr/share/man/man1/"
gzip -9n <packaging/licences/THIRD-PARTY.txt >"$deb/usr/share/doc/lisparmen/THIRD-PARTY-LICENSES.gz"
mkdir "$work/debian" && printf 'Source: lisparmen\n\nPackage: lisparmen\nArchitecture: amd64\n' >"$work/debian/control"
depends=$(cd "$work" && chmod +x deb/usr/bin/lisparmen && dpkg-shlibdeps -O deb/usr/bin/lisparmen 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
size=$(du -k --apparent-size -s "$deb/usr" | cut -f1)
sed "s/VERSION/$VERSION/; s/SIZE/$size/; s/DEPENDS/$depends/" packaging/linux/control >"$deb/DEBIAN/control"
(cd "$deb" && find usr -type f | sort | xargs md5sum) >"$deb/DEBIAN/md5sums"
find "$deb" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$deb" "$out/lisparmen_${VERSION}_amd64.deb" >/dev/null

cp packaging/licences/THIRD-PARTY.txt "$out/THIRD-PARTY-LICENSES.txt"
"$release" sbom "$TAGS" "$name" "$VERSION" "$files" "$out/Lisparmen-$VERSION.cdx.json"

# What this release is, for whoever gives it out.
{
	echo "$name $VERSION"
	echo "Gjord av $(git rev-parse HEAD 2>/dev/null || echo 'okänd version av källkoden')$(git diff --quiet HEAD 2>/dev/null || echo ', med ändringar som inte är sparade i git') med $(go env GOVERSION)."
	if [ -n "${SIGN_P12:-}" ]; then
		echo "Programmet och installationerna för Windows är signerade."
	else
		echo "INTE SIGNERAD: ingen signering fanns när utgåvan gjordes. Windows varnar för programmet, och AppLocker måste godkänna det med filernas hash."
	fi
	if [ ${#opengl[@]} = 0 ]; then
		echo "UTAN opengl\\opengl32.dll: fönstret öppnas inte i Fjärrskrivbord, Citrix eller virtuella datorer utan 3D-grafik."
	fi
} >"$out/OM-UTGÅVAN.txt"
"$release" sums "$out"
cat "$out/OM-UTGÅVAN.txt"
(cd "$out" && ls -l)
