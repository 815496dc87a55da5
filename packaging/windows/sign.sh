#!/usr/bin/env bash
# Signs a program or an installer in its place, when there is a certificate: SIGN_P12 is its file, SIGN_PASSWORD_FILE
# holds its password, and SIGN_TIMESTAMP_URL, if given, is a service that tells when it was signed.
set -euo pipefail
file=$1
[ -n "${SIGN_P12:-}" ] || exit 0
timestamp=()
[ -z "${SIGN_TIMESTAMP_URL:-}" ] || timestamp=(-ts "$SIGN_TIMESTAMP_URL")
osslsigncode sign -pkcs12 "$SIGN_P12" -readpass "${SIGN_PASSWORD_FILE:?names a file with the password of SIGN_P12}" \
	-h sha256 -n "Lispärmen" "${timestamp[@]}" -in "$file" -out "$file.signed" >/dev/null
mv "$file.signed" "$file"
