#!/usr/bin/env bash
# dev_test.sh: what ./dev says to wrong usage and to --help, from another directory than its own.
set -u
dev=$1/dev
cd / || exit 1
count=0
output=''

# expect STATUS PATTERN ARGUMENTS...: a case of the report
expect() {
    local status=$1 pattern=$2 got
    shift 2
    count=$((count + 1))
    output=$("$dev" "$@" 2>&1 </dev/null)
    got=$?
    if [ "$got" -eq "$status" ] && grep -qE -- "$pattern" <<<"$output"; then
        echo "ok $count - dev $*"
    else
        echo "not ok $count - dev $*"
        echo "# status $got, not $status, or no '$pattern' in:"
        printf '%s\n' "$output" | sed 's/^/#   /'
    fi
}

expect 2 'no verb given'
expect 2 "unknown verb 'frobnicate'" frobnicate
expect 0 'usage: ./dev VERB' --help
for verb in deps build demo test bench fuzz lint; do
    expect 0 "usage: ./dev $verb" "$verb" --help
done
expect 2 "unknown argument '--frobnicate'" deps --frobnicate
expect 2 "unknown variant 'fast'" build fast
expect 2 'one variant at a time' build plain check
expect 2 'unknown argument' demo --frobnicate
expect 2 "unknown option '--frobnicate'" test --frobnicate
expect 2 'one NAME at a time' test a b
expect 2 'needs a file' bench --json
expect 2 'unknown argument' bench --frobnicate
expect 2 'needs a number of seconds' fuzz --seconds many
expect 2 'needs a number of seconds' fuzz --seconds
expect 2 "unknown option '--frobnicate'" fuzz --frobnicate
expect 2 "no rule 'frobnicate'" lint frobnicate
expect 2 'frobnicate' lint --frobnicate
expect 0 'clang-19 ' deps --list
expect 0 'nothing to install' deps
echo "1..$count"
