#!/usr/bin/env bash
# switches_test.sh: switches in Microsoft's manner and in the compiler's, response files, and what is passed over.
# shellcheck source=tests/cc/support.sh disable=SC1091,SC2154
. "$(dirname "$0")/support.sh"

# ---------------------------------------------------------------------------------------------------- sources
cat >driver.c <<'C'
long helper(long value);
long DriverEntry(void *object, void *path);
long DriverEntry(void *object, void *path) { (void)path; return helper(object != 0); }
C
echo 'long helper(long value); long helper(long value) { return value + 1; }' >helper.c
cat >defined.c <<'C'
#if VALUE != 3 || SPACED != 4 || defined(POOL_NX_OPTIN) || FORCED != 5 || FOUND != 6
#error defines
#endif
char text[] = TEXT;
long DriverEntry(void);
long DriverEntry(void) { return sizeof text == 4 ? 0 : 1; }
C
echo 'struct odd { char one; long long two; }; _Static_assert(sizeof(struct odd) == 9, "packed");
_Static_assert((char)-1 > 0, "unsigned"); long DriverEntry(void); long DriverEntry(void) { return 0; }' >packed.c
echo 'static_assert(__cplusplus == 201703L); extern "C" long DriverEntry(); long DriverEntry() { return 0; }' \
    >seventeen.cpp
echo 'static_assert(__cplusplus == 201402L, ""); extern "C" long DriverEntry(); long DriverEntry() { return 0; }' \
    >fourteen.cpp
echo 'class Object { public: int value; }; extern "C" long DriverEntry(); long DriverEntry() { return 0; }' >object.c
echo 'long DriverEntry(void); long DriverEntry(void) { int unused; return 0; }' >warns.c
mkdir -p inc/deep objects
echo '#define FORCED 5' >inc/forced.h
echo '#define FOUND 6' >inc/deep/found.h
echo '#include "found.h"' >>inc/forced.h
touch driver.rc driver.inf classes.mof exports.def messages.mc events.man
DEFINES=(/D VALUE=3 /DSPACED=4 /UPOOL_NX_OPTIN '/DTEXT="abc"' /FIforced.h /I inc /Iinc/deep)

# ---------------------------------------------------------------------------------------------------- Microsoft's
row "/D /U /I /FI, with the value apart or at once" quiet /nologo /kernel "${DEFINES[@]}" defined.c /Fedefined.so
row "/Fe names the image" test -s defined.so
row "/I with backslashes, in any letter case" \
    quiet /DVALUE=3 /DSPACED=4 /UPOOL_NX_OPTIN '/DTEXT="abc"' /FI 'INC\Forced.h' '/Iinc\DEEP' defined.c /Fe: defined.so
compiles_to_obj() {
    rm -f driver.obj && quiet /c driver.c && test -s driver.obj && quiet /c /Foobjects/ driver.c helper.c &&
        test -s objects/driver.obj && test -s objects/helper.obj && quiet /c helper.c '/Foobjects\named.obj' &&
        test -s objects/named.obj && quiet -o linked.so objects/driver.obj objects/named.obj
}
row "/c makes .obj, /Fo a folder's or a file" compiles_to_obj
row "/Zp1 and /J" quiet /Zp1 /J packed.c /Fepacked.so
row "/Zp with another number: status 2" says 2 '/Zp3: 1, 2, 4, 8 or 16 is wanted' /Zp3 packed.c
row "/std:c++17" quiet /std:c++17 seventeen.cpp /Fex.so
row "C++ is C++14 unless told otherwise" quiet fourteen.cpp -o x.so
row "/TP takes C for C++" quiet /TP object.c /Fex.so
row "/Tp does so for one file" quiet /Tpobject.c helper.c /Fex.so
row "/W4 warns" says 0 'unused variable' /W4 warns.c /Fex.so
row "/W3 does not, and /WX makes no error of what Microsoft's compiler does not say" \
    says 0 'ignored, changing nothing here: /WX' /W3 /WX warns.c /Fex.so
row "what changes nothing here is one note" \
    says 0 'note: ignored, changing nothing here: /GS, /guard:cf, /Qspectre' /GS /guard:cf /Qspectre /Zi /Gz /Oi /Gm- \
    /Zl /wd4100 /EHs-c- /GR- /analyze- /errorReport:queue /Fdx.pdb driver.c helper.c /Fex.so
row "switches with a dash" quiet -nologo -W3 -Zi -GF -Gy -kernel -FIinc/forced.h -Iinc/deep driver.c helper.c -o x.so
row "/EP preprocesses" says 0 'return value + 1' /EP helper.c
to_text() {
    rm -f helper.i && quiet /P helper.c && grep -q 'return value' helper.i
}
row "/P preprocesses to a file" to_text
row "/Zs looks for errors alone" quiet /Zs driver.c
row "/link: the image's name; the rest is another format's" \
    quiet driver.c helper.c /link /OUT:by_link.so /SUBSYSTEM:NATIVE /DRIVER:WDM /NODEFAULTLIB
row "which is the image" test -s by_link.so
entry() {
    sed 's/DriverEntry/Begin/' driver.c >begin.c && quiet begin.c helper.c /link /ENTRY:Begin /OUT:begin.so &&
        nm -D begin.so | grep -q ' DriverEntry'
}
row "/ENTRY names what the kernel calls" entry
row "/ENTRY:GsDriverEntry is before DriverEntry" quiet driver.c helper.c -o x.so /link /ENTRY:GsDriverEntry@8
row "/? is --help" says 0 'usage: escapement cc' '/?'
row "a switch without its value: status 2" says 2 '/I needs a value' driver.c /I
absolute() {
    quiet "$PWD/driver.c" "$PWD/helper.c" -o "$PWD/absolute.so" && says 1 'no such file' "$PWD/nowhere.c" -o x.so
}
row "a path from the root is a path" absolute
row "one whose folder is not there, too" says 1 '/nowhere/near/driver.c' -c /nowhere/near/driver.c
row "sources with backslashes, in any letter case" quiet '.\DRIVER.C' 'Helper.C' -o x.so

# ---------------------------------------------------------------------------------------------------- passed over
row "files of Windows' build are passed over with one note" \
    says 0 'note: passed over, having no part in an image: driver.rc, driver.inf, classes.mof, exports.def' \
    driver.c driver.rc driver.inf helper.c classes.mof exports.def messages.mc events.man ntoskrnl.lib -o x.so
row "and say how many lines: one" test "$(wc -l <"$work/said")" -eq 1
row "nothing but those: status 2" says 2 'no input files' driver.rc -o x.so
row "a library that is nowhere is a note" says 0 'ignored, since what they would bring is imported: -lntoskrnl, -lhal' \
    driver.c helper.c -o x.so -lntoskrnl -lhal

# ---------------------------------------------------------------------------------------------------- response files
printf '%s\n' '/D VALUE=3 /DSPACED=4 /U POOL_NX_OPTIN "/DTEXT=\"abc\""' '/I inc\deep /FI inc\forced.h' 'defined.c' \
    >microsoft.rsp
row "@FILE in Microsoft's manner" quiet @microsoft.rsp -o x.so
# shellcheck disable=SC1003
printf '%s\n' \
    "-D VALUE=3 -DSPACED=4 -UPOOL_NX_OPTIN '-DTEXT=\"abc\"'" '-Iinc/deep -include inc/forced.h \' 'defined.c' \
    >posix.rsp
row "@FILE in the compiler's manner" quiet @posix.rsp -o x.so
printf '\xff\xfe' >wide.rsp && iconv -f utf-8 -t utf-16le microsoft.rsp >>wide.rsp
row "@FILE in UTF-16" quiet @wide.rsp -o x.so
printf '\xfe\xff' >big.rsp && iconv -f utf-8 -t utf-16be microsoft.rsp >>big.rsp
row "@FILE in UTF-16 the other way round" quiet @big.rsp -o x.so
printf '\xef\xbb\xbf' >marked.rsp && cat posix.rsp >>marked.rsp
row "@FILE in UTF-8 with a mark" quiet @marked.rsp -o x.so
echo '-o nested.so @posix.rsp' >outer.rsp
row "@FILE in @FILE" quiet @outer.rsp
echo '@loop.rsp' >loop.rsp
row "@FILE that names itself: status 2" says 2 'response file loop.rsp: nested more than 16 deep' @loop.rsp
row "@FILE that is nowhere: status 2" says 2 'response file nowhere.rsp: No such file' @nowhere.rsp
printf 'driver.c\0helper.c' >zero.rsp
row "@FILE that is no text: status 2" says 2 'not a text' @zero.rsp
mkdir -p 'a b' && cp helper.c 'a b/helper.c'
printf '%s\n' 'driver.c a\ b/helper.c' >blank.rsp
row "a blank behind a backslash" quiet @blank.rsp -o x.so
printf '%s\n' '"-DTEXT=\\\"a\"" driver.c "a b\helper.c"' >slashes.rsp
row "--rsp-quoting=windows" quiet --rsp-quoting=windows @slashes.rsp -o x.so
: >empty.rsp
row "@FILE without a word" quiet @empty.rsp driver.c helper.c -o x.so

# ---------------------------------------------------------------------------------------------------- the compiler's
row "--version is clang's first" sh -c 'escapement cc --version | head -1 | grep -q "clang version 19"'
row "and ours last" sh -c 'escapement cc --version | tail -1 | grep -q "^escapement cc [0-9].*(plain)"'
row "-dumpmachine" says 0 'x86_64-pc-windows-msvc' -dumpmachine
row "-v without an input" says 0 'clang version 19' -v
row "-print-search-dirs" says 0 'programs:' -print-search-dirs
dry() {
    rm -f x.so && says 0 '-isystem' -### driver.c helper.c -o x.so && also 'ld.lld' && ! test -e x.so
}
row "three hashes print the commands and run none" dry
row "-M lists headers" says 0 'inc/forced.h' -M -Iinc/deep -include inc/forced.h driver.c
row "-MM too" says 0 'driver.o: driver.c' -MM driver.c
macros() {
    escapement cc -dM -E -x c /dev/null | grep -q '#define _MSC_VER 19'
}
row "-dM -E lists the macros" macros
from_stdin() {
    escapement cc -x c -c -o stdin.o - <driver.c && quiet -o x.so stdin.o helper.c && says 2 'needs a language' -c -
}
row "- is the standard input, with -x" from_stdin
assembly() {
    quiet --variant=check -S -o helper.s helper.c && quiet --variant=check -c -o helper.o helper.s &&
        quiet --variant=check -o x.so driver.c helper.o && quiet -S driver.c && grep -q DriverEntry driver.s
}
row "-S makes assembly that goes on" assembly
row "-emit-llvm makes IR" sh -c 'escapement cc -S -emit-llvm -o - helper.c | grep -q "define.*@helper"'
relocatable() {
    quiet -c driver.c && quiet -r -o joined.o driver.o helper.c && quiet -o x.so joined.o
}
row "-r joins objects into one" relocatable
default_output() {
    rm -f a.out && quiet driver.c helper.c && test -s a.out
}
row "without -o: a.out" default_output
languages() {
    quiet -x c++ object.c -x none helper.c -o x.so
}
row "-x counts up to -x none" languages
row "what an image is anyway is no word worth" quiet -shared -fPIC -pthread -static-libgcc -nostdlib -rdynamic -m64 \
    -fvisibility=hidden -pipe -Wl,-soname,x.so -Wl,--subsystem,native -Wl,--entry,DriverEntry driver.c helper.c -o x.so
hidden() {
    nm -D x.so | grep -q ' T DriverEntry'
}
row "and DriverEntry stays visible" hidden
row "what an image cannot be is noted: -flto" says 0 'note: -flto is ignored' -flto driver.c helper.c -o x.so
row "-fstack-protector-strong" says 0 'is ignored' -fstack-protector-strong driver.c helper.c -o x.so
row "-mcmodel=kernel" says 0 'anywhere in the address space' -mcmodel=kernel driver.c helper.c -o x.so
row "a profile is refused: status 2" says 2 'pass --coverage' -fprofile-instr-generate driver.c -o x.so
row "-j without a number: status 2" says 2 '-j x: a number from 1 to 1024' -j x driver.c
row "a language that is none: status 2" says 2 'sources are C, C++ or assembly' -x fortran driver.c
row "a linker's flag passes through" quiet -Wl,-Map=x.map driver.c helper.c -o x.so
row "to where it leads" test -s x.map
coff() {
    clang-19 --target=x86_64-pc-windows-msvc -c -o coff.obj helper.c &&
        says 1 "coff.obj: an object of Windows' format (COFF)" -o x.so driver.c coff.obj
}
row "an object of Windows' format: status 1" coff
exchange() {
    cat >exchange.c <<'C'
long DriverEntry(void *object, void *path);
unsigned char _InterlockedCompareExchange128(long long volatile *, long long, long long, long long *);
static __declspec(align(16)) long long pair[2], seen[2];
long DriverEntry(void *object, void *path)
{
    return _InterlockedCompareExchange128(pair, (long long)object, (long long)path, seen);
}
C
    quiet -O1 -o exchange.so exchange.c && ! nm exchange.so | grep -i compareexchange
}
row "a compare and exchange of 16 bytes is an instruction" exchange
row "no temporary file is left" nothing_left
echo "1..$count"
