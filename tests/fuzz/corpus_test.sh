#!/usr/bin/env bash
# corpus_test.sh: the kept inputs of a fuzz target, one row for all of them, and a further 20 seconds from there.
# usage: corpus_test.sh PROGRAM CORPUS
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/found"

# row NUMBER NAME ARGUMENTS...
row() {
    local number=$1 name=$2
    shift 2
    if timeout 240 "$program" -artifact_prefix="$work/" "$@" >"$work/log" 2>&1; then
        echo "ok $number - $name"
        return
    fi
    echo "not ok $number - $name"
    tail -n 60 "$work/log" | sed 's/^/# /'
    local input
    for input in "$work"/crash-* "$work"/leak-* "$work"/timeout-*; do
        [ ! -f "$input" ] || sed 's/^/# input: /' <(base64 -w 0 "$input"; echo)
    done
}

program=$1
inputs=("$2"/*)
row 1 "${#inputs[@]} kept inputs" "${inputs[@]}"
row 2 "20 seconds from there" -seed=1 -max_len=1024 -max_total_time=20 "$work/found" "$2"
echo "1..2"
