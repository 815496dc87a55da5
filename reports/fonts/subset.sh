#!/bin/sh
# Makes the typefaces of the papers and the window anew, from Debian's fonts-noto-core with fonttools' pyftsubset: European scripts,
# punctuation and signs. Each font is read whole for each paper, and no paper can shape the other scripts.
set -eu
from=${1:-/usr/share/fonts/truetype/noto}
cd "$(dirname "$0")"
for face in Regular Bold Italic; do
	pyftsubset "$from/NotoSans-$face.ttf" --output-file="NotoSans-$face.ttf" --name-IDs='*' --notdef-outline --no-recalc-timestamp \
		--unicodes='U+0020-052F,U+1E00-1EFF,U+2000-21FF,U+25CC,U+FB00-FB06,U+FFFD'
done
pyftsubset "$from/NotoSansMath-Regular.ttf" --output-file=NotoSansMath-Regular.ttf --name-IDs='*' --notdef-outline --no-recalc-timestamp \
	--drop-tables+=MATH --unicodes='U+0020-03FF,U+2000-28FF,U+2B00-2BFF,U+FFFD'
