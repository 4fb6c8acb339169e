#!/usr/bin/env bash
# fuzz_test.sh: a fixed number of inputs through the fuzz target of image files, so that it cannot rot.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if "$1" -seed=1 -runs=100000 -max_len=400 -artifact_prefix="$work/" >"$work/log" 2>&1; then
    echo "ok 1 - 100000 changed files"
else
    echo "not ok 1 - 100000 changed files"
    tail -n 40 "$work/log" | sed 's/^/# /'
fi
echo "1..1"
