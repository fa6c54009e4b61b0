#!/bin/sh
# Keys with passwords go both ways between us and the real minisign. Each use of one takes a second and a gigabyte, as it should.
set -eu
: "${BALAI_PROGRAM:?is set by ctest}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

fail() { echo "FAIL: $*"; exit 1; }
balai() { "$BALAI_PROGRAM" "$@"; }

balai new event

printf 'ours\nours\n' | balai keygen -o ours
echo ours | minisign -Sm event/README.txt -s ours.key -x README.minisig >minisign.log || fail "minisign does not open our key"
minisign -Vm event/README.txt -x README.minisig -p ours.pub || fail "minisign does not take our public key"

printf 'theirs\ntheirs\n' | minisign -G -p theirs.pub -s theirs.key >minisign.log
echo theirs | balai pack event -o event.balai --key theirs.key
balai verify event.balai --pubkey theirs.pub

code=0
echo wrong | balai pack event -o other.balai --key theirs.key 2>refusal || code=$?
[ $code = 1 ] && grep -q "not the secret key's password" refusal || fail "a wrong password: code $code, $(cat refusal)"
[ ! -e other.balai ] || fail "a package was written with a wrong password"
echo "ok: keys with passwords"
