#!/usr/bin/env bash
# headers_test.sh: headers in any letter case, in folders of any size, and headers that are not there.
# shellcheck source=tests/cc/support.sh disable=SC1091,SC2154
. "$(dirname "$0")/support.sh"

ENTRY='long DriverEntry(void); long DriverEntry(void) { return VALUE; }'

# source FILE LINE...: a source of those lines, and DriverEntry
source_of() {
    local file=$1
    shift
    printf '%s\n' "$@" "$ENTRY" >"$file"
}

# ---------------------------------------------------------------------------------------------------- letter case
mkdir -p src Inc/Deep/Deeper Other
echo '#define VALUE 1' >Inc/Deep/Deeper/Value.h
source_of src/deep.c '#include <DEEP/deeper\VALUE.H>'
row "folders and file" quiet -IInc src/deep.c -o x.so
row "the folder of -I itself" quiet -IINC src/deep.c -o x.so
echo '#include "value.h"' >Inc/Deep/Deeper/Chain.h
source_of src/chain.c '#include "deep/DEEPER/chain.H"'
row "a header beside one that was spelled otherwise" quiet -I Inc src/chain.c -o x.so
source_of src/parent.c '#include "..\OTHER\Sibling.h"'
echo '#define VALUE 2' >Other/sibling.h
row "a folder above" quiet src/parent.c -o x.so
source_of src/macro.c '#define HEADER <deep/deeper/value.H>' '#include HEADER'
row "a name in a macro" quiet -IInc src/macro.c -o x.so
source_of src/given.c '#include HEADER'
row "a name in a macro of the command line" quiet -IInc '-DHEADER=<Deep/deeper/VALUE.h>' src/given.c -o x.so
source_of src/asks.c '#if !__has_include("deep/DEEPER/value.h")' '#error not found' '#endif' '#define VALUE 3'
row "__has_include" quiet -IInc src/asks.c -o x.so
source_of src/comment.c '/* first */ #include "DEEP/Deeper/value.h"'
row "behind a comment in the line" quiet -IInc src/comment.c -o x.so
source_of src/forced.c
row "-include" quiet -IInc -include DEEP/deeper/Value.H src/forced.c -o x.so
echo '#define VALUE 10' >src/twin.h
echo '#define VALUE 11' >src/Twin.h
source_of src/twins.c '#include "Twin.h"' '_Static_assert(VALUE == 11, "as it is spelled");'
row "two that differ by case alone are found as they are spelled" quiet src/twins.c -o x.so
mkdir -p first second && echo '#define VALUE 1' >first/Both.h && echo '#define VALUE 2' >second/both.h
source_of src/both.c '#include <both.h>' '_Static_assert(VALUE == 1, "the first folder");'
row "the first folder that has it counts, in whatever case, as on Windows" quiet -Ifirst -Isecond src/both.c -o x.so
mkdir -p 'with space' && echo '#define VALUE 1' >'with space/Quoted"\name.h'
source_of 'with space/x.c' '#include "QUOTED.h"'
echo '#define VALUE 1' >'with space/Quoted.h'
row "a folder with a blank" quiet 'with space/x.c' -o x.so
echo '#define VALUE 7' >src/Shared.c
source_of src/includes.c '#include "SHARED.C"'
row "a source that another one includes" quiet src/includes.c -o x.so
source_of src/windows.c '#include <NTDDK.H>' '#include <D3DKMDDI.h>' '#include <NtStrSafe.h>' '#define VALUE 1'
row "Windows' headers" quiet src/windows.c -o x.so
named_as_on_disk() {
    quiet -MD -MF list.d -IInc src/deep.c -o x.so && cat list.d && grep -q 'Inc/Deep/Deeper/Value.h' list.d
}
row "lists of headers have the files as they are on disk" named_as_on_disk
reported() {
    echo '#error here' >src/Broken.h && source_of src/broken.c '#include "BROKEN.H"'
    says 1 'src/Broken.h:1:2: error: here' -c src/broken.c -o x.o
}
row "and so have messages" reported
linked() {
    mkdir -p real && echo '#define VALUE 1' >real/Linked.h && ln -s ../real src/link &&
        source_of src/linked.c '#include "LINK/linked.h"' && quiet src/linked.c -o x.so
}
row "through a symbolic link" linked

# Overlays of a whole folder took seconds of compiling in a folder like this one.
large_folder() {
    mkdir -p large && seq -f 'large/File%.0f.h' 50000 | xargs touch && echo '#define VALUE 1' >large/Wanted.h
    source_of large/x.c '#include "WANTED.H"'
    local begin end small
    begin=$(date +%s%N)
    quiet -c src/deep.c -IInc -o x.o
    small=$(($(date +%s%N) - begin))
    begin=$(date +%s%N)
    quiet -c large/x.c -o x.o || return 1
    end=$(($(date +%s%N) - begin))
    echo "$((small / 1000000)) ms, in the large folder $((end / 1000000)) ms"
}
row "a folder of 50,000 files" large_folder

# ---------------------------------------------------------------------------------------------------- missing
mkdir -p lacking/src lacking/shared && cd lacking || exit 1
missing() {
    source_of src/x.c "#include \"$1\""
    says 1 "$2" -c src/x.c -o x.o
}
echo '#define VALUE 1' >shared/Somewhere.h
row "a header of another folder: which" \
    missing somewhere.h "src/x.c: 'somewhere.h' is in src/../shared, which is in no -I"
row "one that is nowhere" missing nowhere.h "'nowhere.h' is neither beside the sources"
row "an event log's messages, by name" missing vendormsg.h \
    'the message compiler makes it of the message file (*.mc, which is not here'
row "an ETW manifest's events, by name" missing VendorEvents.h \
    'of the ETW manifest (*.man, which is not here either)'
touch src/vendor.man src/vendorlog.mc src/iface.idl src/classes.mof
manifest() {
    missing vendorevents.h 'on Windows the message compiler makes it of the ETW manifest vendor.man' &&
        also 'EventWrite' && also 'mc -km vendor.man'
}
row "a manifest beside the sources is named" manifest
row "so is a message file" missing VendorLog.h 'makes it of the message file src/vendorlog.mc'
row "an interface definition" missing iface.h 'the MIDL compiler'
row "WMI's classes" missing classes.h 'mofcomp'
other_name() {
    missing Tracing_Events.h 'by its name the message compiler makes it of the ETW manifest (vendor.man)'
}
row "a manifest of another name is guessed" other_name
coloured() {
    source_of src/x.c '#include "nowhere.h"'
    says 1 "'nowhere.h' is neither" -fcolor-diagnostics -c src/x.c -o x.o
}
row "in colours too" coloured
cd ..

# ---------------------------------------------------------------------------------------------------- forms
form() {
    echo "$1" >form.cpp
    says 1 "$2" -c form.cpp -o x.o
}
row "exceptions: what to do instead" form 'void f(); void f() { throw 1; }' 'return a status, as on Windows'
row "run-time types" form \
    'struct A { virtual void f(); };struct B : A {}; B *g(A *a) { return dynamic_cast<B *>(a); }' \
    'keep a kind in the object'
row "no temporary file is left" nothing_left
echo "1..$count"
