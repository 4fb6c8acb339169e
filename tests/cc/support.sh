# support.sh: what the tests of `escapement cc` share; sourced with the build directory and the sources' as arguments.
set -u
build=$1
source=$2
export source
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$build:$PATH
export TMPDIR=$work/tmp
unset ESCAPEMENT_WDK
mkdir "$TMPDIR" "$work/sources" && cd "$work/sources" || exit 1
count=0

# row NAME COMMAND...: a case of the report
row() {
    local name=$1
    shift
    count=$((count + 1))
    if "$@" >"$work/log" 2>&1; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name"
        sed 's/^/# /' "$work/log"
    fi
}

# says STATUS TEXT ARGUMENTS...: `escapement cc ARGUMENTS` ends with STATUS and prints TEXT
says() {
    local wanted=$1 text=$2 status=0
    shift 2
    escapement cc "$@" >"$work/said" 2>&1 || status=$?
    cat "$work/said"
    [ "$status" -eq "$wanted" ] || { echo "exit status $status, not $wanted"; return 1; }
    grep -qF -e "$text" "$work/said" || { echo "does not say: $text"; return 1; }
}

# also TEXT: the last command of `says` printed TEXT too
also() {
    grep -qF -e "$1" "$work/said" || { echo "does not say: $1"; return 1; }
}

# quiet ARGUMENTS...: `escapement cc ARGUMENTS` succeeds and prints nothing
quiet() {
    local status=0
    escapement cc "$@" >"$work/said" 2>&1 || status=$?
    cat "$work/said"
    [ "$status" -eq 0 ] && [ ! -s "$work/said" ]
}

# nothing_left: the last row of each test
nothing_left() {
    ls -A "$TMPDIR" && [ -z "$(ls -A "$TMPDIR")" ]
}
