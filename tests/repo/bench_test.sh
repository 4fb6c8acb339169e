#!/usr/bin/env bash
# The benchmark program by its command line and its JSON. No figure is judged here: a busy machine would decide.
# shellcheck disable=SC2317 # `check` calls the functions by name
set -uo pipefail
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

number=0
failed=0
# check NAME CONDITION...: one test case
check() {
    local name=$1
    shift
    number=$((number + 1))
    if "$@"; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        failed=1
    fi
}

# gives STATUS PATTERN ARGUMENTS...: the program ends so, and says so
gives() {
    local status=$1 pattern=$2
    shift 2
    "$program" "$@" >"$work/out" 2>&1
    [ $? -eq "$status" ] && grep -q -- "$pattern" "$work/out" && return
    sed 's/^/# /' "$work/out"
    return 1
}

# json EXPRESSION: holds for `d`, the document that was written
json() { python3 -c "import json, sys; d = json.load(open('$work/b.json')); sys.exit(0 if $1 else 1)"; }

# A bound may be missed in one round, so either status will do.
one_round() { "$program" --rounds 1 --json "$work/b.json" "$@" >"$work/out" 2>&1 || [ $? -eq 1 ]; }

check 'help names every key' gives 0 'escape_64 .*to ioctl' --help
check 'an unknown option is wrong usage' gives 2 "unknown option --frobnicate" --frobnicate
check 'an argument that belongs to no option' gives 2 'unexpected argument twice' twice
check 'an option without its argument' gives 2 'missing after --json' --json
check 'a key that does not exist' gives 2 'no such key: escape_65' --only escape_65
for rounds in 0 -1 nine 10001 9x ''; do
    check "rounds: '$rounds'" gives 2 'takes a number' --rounds "$rounds"
done

check 'a round of two rows' one_round --only escape_64 --only start_stop
check 'the table has a line for each' test "$(grep -cE '^(escape_64|start_stop) ' "$work/out")" -eq 2
check 'a ratio by its key' json "list(d['ratios']) == ['escape_64'] and d['ratios']['escape_64'] > 0"
check 'a value by its key' json "d['values']['start_stop']['unit'] == 'us' and d['values']['start_stop']['median'] > 0"
check 'as many samples as rounds' json \
    "all(len(d['samples']['escape_64'][side]) == 1 for side in ('ours', 'reference'))"
check 'the bound beside the spread' json "d['samples']['escape_64']['at_most'] == 0.35"
check 'the machine' json "d['machine']['processors'] > 0"
check 'a figure in a process of its own' one_round --only device_memory
check 'has a value' json "d['values']['device_memory']['median'] > 0"
check 'nothing but the file is left' test "$(ls "$work")" = $'b.json\nout'
check 'a file that cannot be written' gives 1 'No such file' --rounds 1 --only start_stop --json "$work/none/b.json"

echo "1..$number"
exit "$failed"
