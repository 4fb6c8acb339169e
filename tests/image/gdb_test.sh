#!/usr/bin/env bash
# gdb_test.sh: gdb stops in a driver, by the driver's source, with the script that shows it images.
set -u
export ESCAPEMENT_BUILD=$1
script=$2/src/image/debugger/escapement-gdb.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0

row() {
    local name=$1
    shift
    count=$((count + 1))
    if "$@" >"$work/row" 2>&1; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name"
        sed 's/^/# /' "$work/row" "$work/log"
    fi
}

if ! command -v gdb >/dev/null; then
    echo "1..0 # SKIP gdb is not installed"
    exit 0
fi
timeout 100 gdb -nx -batch -x "$script" -ex 'set breakpoint pending on' -ex 'break via_call' -ex run -ex backtrace \
    -ex 'info symbol DriverEntry' -ex escapement-images -ex 'print relocated' \
    --args "$ESCAPEMENT_BUILD/tests/image-load-plain" >"$work/log" 2>&1
if grep -q 'ptrace: Operation not permitted' "$work/log"; then
    echo "1..0 # SKIP processes may not be traced here"
    exit 0
fi
row "a pending breakpoint is met in the driver" \
    grep -q 'Breakpoint 1, via_call (value=.*7) at .*drivers/first.c:' "$work/log"
row "the back trace goes on into the host" grep -q 'functions_are_imported' "$work/log"
row "names of the driver are known" grep -q 'DriverEntry in section' "$work/log"
row "its data has the right address" grep -q '"a string by address"' "$work/log"
row "escapement-images finds it" grep -q '^0x[0-9a-f]* /.*image-first-plain.so' "$work/log"
echo "1..$count"
