#!/usr/bin/env bash
# demo_test.sh: the demonstration keeps its promises – its last line, all six results, a picture that the engine drew.
set -u
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
count=0
failed=0

row() { # NAME, and whether the test before it passed
    count=$((count + 1))
    if [ "$2" -eq 0 ]; then
        echo "ok $count - $1"
    else
        echo "not ok $count - $1"
        failed=1
    fi
}

out=$("$program" "$folder/demo.png" 2>"$folder/errors")
row 'ends with status 0' $?
grep -qE '^demo: [0-9]+ escapes, 6 statuses, .*/demo\.png$' <<<"$(tail -n 1 <<<"$out")"
row 'its last line counts escapes and statuses' $?
for status in SUCCESS INVALID_PARAMETER NO_MEMORY PRIVILEGED_INSTRUCTION ILLEGAL_INSTRUCTION \
    GRAPHICS_DRIVER_MISMATCH; do
    grep -qE " STATUS_$status\$" <<<"$out"
    row "STATUS_$status is in its table" $?
done
[ ! -s "$folder/errors" ]
row 'nothing on standard error' $?
python3 - "$folder/demo.png" <<'PY'
import struct, sys, zlib
data = open(sys.argv[1], "rb").read()
assert data[:8] == b"\x89PNG\r\n\x1a\n"
width, height = struct.unpack(">II", data[16:24])
assert (width, height) == (480, 480)
at, packed = 8, b""
while at < len(data):
    size, kind = struct.unpack(">I4s", data[at:at + 8])
    packed += data[at + 8:at + 8 + size] if kind == b"IDAT" else b""
    at += 12 + size
assert len(set(zlib.decompress(packed))) > 100, "one colour is no picture"
PY
row 'the picture is a PNG of 480 by 480 with many colours' $?
"$program" /nowhere/demo.png >"$folder/out" 2>"$folder/errors"
[ $? -eq 1 ] && grep -q '/nowhere/demo.png could not be written' "$folder/errors"
row 'a picture that cannot be written: status 1 and its name' $?
"$program" >/dev/null 2>&1
[ $? -eq 2 ]
row 'no argument: status 2' $?
"$program" "$folder/demo.png" >/dev/full 2>/dev/null
[ $? -eq 1 ]
row 'standard output is full: status 1' $?
echo "1..$count"
exit "$failed"
