#!/usr/bin/env bash
# cc_test.sh: `escapement cc` as a person types it: what it makes, what it refuses, and whether docs/cc.md is right.
set -u
build=$1
source=$2
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

# quiet ARGUMENTS...: `escapement cc ARGUMENTS` succeeds and prints nothing
quiet() {
    local status=0
    escapement cc "$@" >"$work/said" 2>&1 || status=$?
    cat "$work/said"
    [ "$status" -eq 0 ] && [ ! -s "$work/said" ]
}

# note FILE VARIANT MODE: the numbers in an image's note (src/image/note.h)
note() {
    readelf -nW "$1" | grep -q "description data: 01 00 00 00 0$2 00 00 00 0$3 00 00 00" ||
        { readelf -nW "$1"; return 1; }
}

# ---------------------------------------------------------------------------------------------------- sources
cat >driver.c <<'C'
long KernelRoutine(long value);
extern long *KernelVariable;
long helper(long value);
long DriverEntry(void *object, void *path)
{
    (void)path;
    return object != 0 ? helper(KernelRoutine(*KernelVariable)) : 0;
}
C
echo 'long helper(long value); long helper(long value) { return value + 1; }' >helper.c
echo 'long helper(long value); long helper(long value) { return value + 2; }' >helper_again.c
printf '.globl helper\nhelper: lea 1(%%rcx), %%eax\nret\n' >helper.S
echo 'long OpenAdapter(void *arguments); long OpenAdapter(void *arguments) { return arguments != 0; }' >user.c
echo 'long DriverEntry(void) { return undeclared; }' >wrong.c
echo 'long DriverEntry(void) { int unused; return 0; }' >warns.c
mkdir -p Include/Shared "with space"
echo '#define VALUE 3' >Include/Shared/Protocol.h
echo '#define OWN 4' >Own.h
echo '#define LOWER 1' >twin.h
echo '#define UPPER 1' >Twin.h
cat >cases.c <<'C'
#include "OWN.H"
#include <shared\PROTOCOL.h>
#include "twin.h"
#include "Twin.h"
long DriverEntry(void);
long DriverEntry(void) { return VALUE + OWN + LOWER + UPPER; }
C
cat >defines.c <<'C'
#if NTDDI_VERSION != 0x06020000 || defined(POOL_NX_OPTIN) || WINVER != 0x0A00 || !_KERNEL_MODE || !_WIN64 || !_AMD64_
#error defines
#endif
#if _MSC_VER < 1900
#error version
#endif
long DriverEntry(void);
long DriverEntry(void) { return 0; }
C
cat >guarded.c <<'C'
long DriverEntry(long *address);
long DriverEntry(long *address)
{
    __try {
        *address = 1;
    } __except (1) {
        return -1;
    }
    return 0;
}
C
cat >guarded_by_name.c <<'C'
long DriverEntry(long *address);
long DriverEntry(long *address)
{
    GUARD { *address = 1; } __except (1) { return -1; }
    return 0;
}
C
cat >guarded_pasted.c <<'C'
#define PASTE(a, b) a##b
long DriverEntry(long *address);
long DriverEntry(long *address)
{
    PASTE(__, try) { *address = 1; } __except (1) { return -1; }
    return 0;
}
C
cat >finally_jump.c <<'C'
long DriverEntry(long *address)
{
    __try {
        *address = 1;
    } __finally {
        return -1;
    }
    return 0;
}
C
cat >try_jump.c <<'C'
long DriverEntry(long *address)
{
    goto inside;
    __try {
inside:
        *address = 1;
    } __except (1) {
        return -1;
    }
    return 0;
}
C
echo '__declspec(dllimport) extern long Imported; long DriverEntry(void) { return Imported; }' >imported.c
echo '__declspec(thread) long local; long DriverEntry(void) { return local; }' >threads.c
cat >miniport.c <<'C'
#include <NtDDK.h>
#include <Dispmprt.h>
#include <d3dkmddi.h>
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_INITIALIZATION_DATA data = {0};
    data.Version = DXGKDDI_INTERFACE_VERSION;
    if (*PsThreadType == NULL || (PVOID)DriverObject < MM_HIGHEST_USER_ADDRESS || /* data that the kernel exports */
        (ULONG)KeNumberProcessors != KeQueryActiveProcessorCount(NULL)) {
        return STATUS_UNSUCCESSFUL;
    }
    return DxgkInitialize(DriverObject, RegistryPath, &data);
}
C
echo 'long DriverEntry(long *p); long DriverEntry(long *p) { return *(long *)((char *)p + 1); }' >unaligned.c
cp driver.c helper.c "with space/"
cat >statics.cpp <<'C'
extern "C" long DriverEntry(void *object, void *path);
struct Object {
    long value;
    Object(long start) : value(DriverEntry(this, &start)) {}
    ~Object() { value = 0; }
};
Object one(3);
namespace space { Object two(4); }
namespace { Object hidden(5); }
long DriverEntry(void *, void *) { return one.value + space::two.value + hidden.value; }
C
cat >constants.cpp <<'C'
struct Object { long value; constexpr Object(long start) : value(start) {} };
Object one(3);
extern "C" long DriverEntry(void *, void *) { return one.value; }
C

# ---------------------------------------------------------------------------------------------------- what it makes
makes_image() {
    quiet -O1 -Wall -Wextra -Werror -o driver.so driver.c helper.c && note driver.so 1 1
}
row "several sources make an image" makes_image
row "nothing of it is left for the dynamic linker" sh -c \
    '! nm -D driver.so | grep " U " && ! readelf -dW driver.so | grep NEEDED'
row "DriverEntry is exported" sh -c 'nm -D driver.so | grep -q " T DriverEntry"'
row "it has source lines" sh -c 'readelf -SW driver.so | grep -q debug_line && readelf -SW driver.so | grep -q aranges'
row "each program makes its own variant" sh -c "
    escapement-check cc -o c.so driver.c helper.c && escapement-tsan cc -o t.so driver.c helper.c"
row "check's image says so" note c.so 2 1
row "tsan's image says so" note t.so 3 1
variant_by_option() {
    quiet --variant=check -o c2.so driver.c helper.c && note c2.so 2 1 && cmp c.so c2.so
}
row "--variant makes the same as that variant's program" variant_by_option
by_steps() {
    quiet -c driver.c && quiet -c -o other.o helper.c && quiet -o steps.so driver.o other.o
}
row "-c makes objects, which link" by_steps
archives() {
    quiet -c -o member.o helper.c && rm -f libhelper.a && ar cr libhelper.a member.o &&
        quiet -o archive.so driver.c libhelper.a && quiet -o library.so driver.c -L. -lhelper &&
        nm archive.so | grep -q ' helper' && nm library.so | grep -q ' helper'
}
row "archives give what is missing" archives
row "an assembly source" quiet -o assembly.so driver.c helper.S
user_mode() {
    quiet --user -o user.so user.c && note user.so 1 2 && nm -D user.so | grep -q ' T OpenAdapter'
}
row "--user makes a user-mode image" user_mode
row "names in any letter case, with backslashes" quiet -I Include -o cases.so cases.c
row "-D and -U win over what is predefined" quiet -DNTDDI_VERSION=0x06020000 -UPOOL_NX_OPTIN -o defines.so defines.c
row "-D with its value apart" quiet -D NTDDI_VERSION=0x06020000 -U POOL_NX_OPTIN -o defines.so defines.c
miniport() {
    quiet -Wall -Wextra -Werror -o miniport.so miniport.c &&
        quiet --variant=check -Wall -Wextra -Werror -o miniport.so miniport.c
}
row "a miniport with Windows' headers, in no letter case of theirs" miniport
one_check_less() {
    quiet --variant=check -fno-sanitize=alignment,null,object-size,pointer-overflow -o unaligned.so unaligned.c &&
        ! nm unaligned.so | grep __ubsan_handle && nm unaligned.so | grep -q __asan_report
}
row "-fno-sanitize takes a check out" one_check_less
row "paths with spaces" quiet -o "with space/driver.so" "with space/driver.c" "with space/helper.c"
repeatable() {
    quiet --variant=check -o one.so driver.c helper.c && quiet --variant=check -o two.so driver.c helper.c &&
        cmp one.so two.so
}
row "the same sources give the same bytes" repeatable
depends() {
    quiet -I Include -MD -MF list.d -o cases.so cases.c helper.c && cat list.d &&
        grep -q '^cases.so:' list.d && grep -q 'Include/Shared/Protocol.h' list.d && grep -q 'Own.h' list.d &&
        grep -q 'helper.c' list.d
}
row "-MD lists the headers of all sources" depends
coverage() {
    quiet --variant=check --coverage -o coverage.so driver.c helper.c &&
        readelf -SW coverage.so | grep -q __sancov_cntrs && readelf -SW coverage.so | grep -q __sancov_pcs
}
row "--coverage makes counters" coverage
row "clang alone: -E" says 0 'return value + 1' -E helper.c
row "clang alone: -fsyntax-only" quiet -fsyntax-only helper.c
row "clang alone: -S" sh -c 'escapement cc -S -o helper.s helper.c && grep -q helper: helper.s'
warns_once() {
    says 0 'unused variable' -Wall -o warns.so warns.c && [ "$(grep -c 'warning: unused' "$work/said")" -eq 1 ]
}
row "a warning is said once" warns_once
row "__try is compiled without a word" quiet -Wall -Werror -o guarded.so guarded.c
row "__try by -D" quiet -DGUARD=__try -o guarded.so guarded_by_name.c
row "__try that the scan does not see is refused" says 1 'escapement cc saw no __try' -o guarded.so guarded_pasted.c
row "a jump out of __finally is refused, with its line" \
    says 1 'finally_jump.c:6:9: error: jump out of __finally' -o guarded.so finally_jump.c
row "a jump into __try is refused" says 1 'cannot jump from this goto' -o guarded.so try_jump.c
row "-S of a source with __try" sh -c 'escapement cc -S -o guarded.s guarded.c && grep -q DriverEntry: guarded.s'
row "-v shows each step of a source with __try" says 0 'llc-19 -exception-model=sjlj' -v -o guarded.so guarded.c
row "no DriverEntry is warned about" says 0 'no DriverEntry' -o helper.so helper.c

constructors() {
    says 0 "statics.cpp: the constructors of 'one', 'space::two', 'hidden' never run" -O2 -o statics.so statics.cpp &&
        [ "$(grep -c warning "$work/said")" -eq 1 ] && ! readelf -SW statics.so | grep init_array
}
row "static constructors are warned about, once, and left out" constructors
row "and in a user-mode image they are not" quiet --user -O2 -o statics.so statics.cpp
row "a constructor that is constant is none" quiet -O0 -o constants.so constants.cpp

# ---------------------------------------------------------------------------------------------------- what it refuses
row "no input: status 2" says 2 'no input files'
row "-o without a name: status 2" says 2 '-o needs a value' driver.c -o
row "an input of no kind: status 2" says 2 'driver.txt: neither' -o x.so driver.txt
row "an unknown variant: status 2" says 2 "unknown variant 'fast'; there are plain, check and tsan" \
    --variant=fast -o x.so driver.c
cp helper.c kept.c
row "an output that is an input: status 2" says 2 '-o ./kept.c would overwrite the input kept.c' \
    -o ./kept.c driver.c kept.c
row "which is as it was" cmp helper.c kept.c
row "-c with -o and two sources: status 2" says 2 'takes one source' -c -o x.o driver.c helper.c
row "a sanitizer by hand: status 2" says 2 'the variant decides the sanitizers' \
    -fsanitize=address -o x.so driver.c
row "another target: status 2" says 2 "for Windows' ABI on 64-bit x86" \
    --target=x86_64-linux-gnu -o x.so driver.c
row "32 bits: status 2" says 2 "for Windows' ABI on 64-bit x86" -m32 -o x.so driver.c
row "--coverage with tsan: status 2" says 2 'plain and the check variant' --coverage --variant=tsan -o x.so driver.c
row "a language that is none: status 2" says 2 'sources are C, C++ or assembly' -x fortran -o x.so driver.c
row "an error in a source: status 1" says 1 'wrong.c: compiling failed' -o wrong.so wrong.c
row "and no image of it" test ! -e wrong.so
row "an unknown flag is clang's: status 1" says 1 'unknown argument' --no-such-flag -o x.so driver.c
row "a missing source: status 1" says 1 'no such file' -o x.so nowhere.c
row "two definitions: status 1" says 1 'duplicate symbol: helper' -o x.so driver.c helper.c helper_again.c
row "an output that cannot be: status 1" says 1 'nowhere/x.so' -o nowhere/x.so driver.c helper.c
row "data by dllimport: status 1" says 1 "'Imported' is data with __declspec(dllimport)" -o x.so imported.c
other_variants_object() {
    quiet --variant=check -c -o checked.o helper.c &&
        says 1 'an object was compiled with --variant=check, and the image is to be plain' -o x.so driver.c checked.o
}
row "an object of another variant: status 1" other_variants_object
row "thread-local variables: status 1" says 1 'thread-local variables' -o x.so threads.c
without_tools() {
    mkdir -p "$work/empty" && local program
    program=$(command -v escapement)
    PATH=$work/empty "$program" cc -o x.so driver.c 2>"$work/said"
    [ $? -eq 1 ] && grep -q 'clang-19 is not in PATH' "$work/said" && grep -q 'apt-get install clang-19' "$work/said"
}
row "without the compiler: what to install" without_tools
without_linker() {
    mkdir -p "$work/half" && local program
    program=$(command -v escapement)
    ln -sf "$(command -v clang-19)" "$work/half/clang-19"
    PATH=$work/half "$program" cc -o x.so driver.c 2>"$work/said"
    [ $? -eq 1 ] && grep -q 'apt-get install lld-19' "$work/said"
}
row "without the linker: what to install" without_linker
wrong_wdk() {
    ESCAPEMENT_WDK=/nowhere says 1 'ESCAPEMENT_WDK is /nowhere' -o x.so driver.c
}
row "ESCAPEMENT_WDK that leads nowhere" wrong_wdk
other_wdk() {
    mkdir -p wdk && echo '#define HERE 1' >wdk/elsewhere.h &&
        printf '#include <Elsewhere.h>\n#if HERE\nlong DriverEntry(void){return 0;}\n#endif\n' >elsewhere.c &&
        ESCAPEMENT_WDK=$PWD/wdk quiet -o elsewhere.so elsewhere.c && nm -D elsewhere.so | grep -q DriverEntry
}
row "ESCAPEMENT_WDK that leads somewhere" other_wdk
nothing_left() {
    ls -A "$TMPDIR" && [ -z "$(ls -A "$TMPDIR")" ]
}
row "no temporary file is left" nothing_left

# ---------------------------------------------------------------------------------------------------- the program
row "--help has an example" sh -c 'escapement cc --help | grep -q "escapement cc -O1 -o first.so first.c"'
row "escapement --help lists the verb" sh -c 'escapement --help | grep -q "^  cc "'
row "escapement --version has the variant" sh -c 'escapement-check --version | grep -q "^escapement .* (check)$"'
row "an unknown verb: status 2" sh -c 'escapement dance 2>said; [ $? -eq 2 ] && grep -q "unknown verb .dance" said'
row "no verb: status 2" sh -c 'escapement 2>said; [ $? -eq 2 ] && grep -q "no verb given" said'

# ---------------------------------------------------------------------------------------------------- the page
# Every command of docs/cc.md is run, one after another, in a folder with the sources that it speaks of.
page() {
    mkdir -p page/inc page/objects && touch page/inc/forced.h && echo 'first.c escape.c' >page/build.rsp &&
        cp driver.c page/first.c && cp helper.c page/escape.c && cp user.c page/umd.c &&
        cd page || return 1
    local command lines=0
    while IFS= read -r command; do
        lines=$((lines + 1))
        echo "\$ $command"
        sh -ec "$command" || return 1
    done < <(grep -E '^    escapement' "$source/docs/cc.md" | sed 's/^    //')
    [ "$lines" -ge 5 ]
}
row "the commands of docs/cc.md" page
echo "1..$count"
