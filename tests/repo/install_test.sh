#!/usr/bin/env bash
# install_test.sh: installs into a temporary prefix, moves it, and uses what was installed as a stranger would.
#
# The prefix is moved first since neither the program nor escapement.pc may remember where it was installed.
set -u
build=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
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

install_and_move() {
    local prefix
    prefix=$(meson introspect --buildoptions "$build" |
        python3 -c 'import json, sys
print(next(o["value"] for o in json.load(sys.stdin) if o["name"] == "prefix"))') &&
        DESTDIR=$work/root meson install -C "$build" --no-rebuild --quiet &&
        mv "$work/root$prefix" "$work/prefix"
}

program_compiles() {
    local flags
    flags=$(pkg-config --cflags --libs escapement) || return 1
    # shellcheck disable=SC2086 # flags are words
    ${CC:-clang-19} -Wall -Werror -o "$work/client" "$here/install_client.c" $flags \
        -Wl,-rpath,"$(pkg-config --variable=libdir escapement)"
}

# A driver compiled by the installed program, with its own headers and runtime, far from the sources.
driver_compiles() {
    cat >"$work/driver.c" <<'C'
#include <ntddk.h>
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    volatile char large[10000]; /* needs the runtime that images are linked with */
    large[9999] = DriverObject == NULL;
    DbgPrint("%wZ\n", RegistryPath);
    return large[9999] ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;
}
C
    cd "$work" && "$work/prefix/bin/escapement" cc -Wall -Werror -o driver.so driver.c &&
        "$work/prefix/bin/escapement" cc --variant=check -Wall -Werror -o driver-check.so driver.c &&
        readelf -nW driver.so | grep -q Escapement
}

only_our_names() {
    local others
    others=$(nm -D --defined-only "$libraries/libescapement.so" | awk '{print $3}' |
        grep -vE '^(D3DKMT|host_|escapement_)')
    [ -z "$others" ] || { echo "libescapement.so shows: $others"; return 1; }
}

row "meson install, and the prefix moved" install_and_move
# Debian's multiarch folder where dpkg-dev tells Meson of it, else lib itself.
libraries=$(dirname "$(find "$work/prefix" -name libescapement.so | head -n 1)")
export PKG_CONFIG_PATH=$libraries/pkgconfig
row "pkg-config finds escapement.pc" pkg-config --exists --print-errors escapement
row "a program compiles against what it says" program_compiles
row "the program runs" "$work/client"
row "the installed escapement cc compiles a driver" driver_compiles
row "the library shows only its own names" only_our_names
echo "1..$count"
