#!/usr/bin/env bash
# project_test.sh: what `escapement cc` makes of the descriptions and the generated headers of Windows' build.
# $(NAME) is a macro of the builds that are read, and none of the shell's.
# shellcheck disable=SC2016
set -u
build=$1
samples=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$build:$PATH
export TMPDIR=$work/tmp
unset ESCAPEMENT_WDK
mkdir "$TMPDIR" && cp -r "$samples" "$work/samples" && cd "$work/samples" || exit 1
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
    timeout 60 escapement cc "$@" >"$work/said" 2>&1 || status=$?
    cat "$work/said"
    [ "$status" -eq "$wanted" ] || { echo "exit status $status, not $wanted"; return 1; }
    grep -qF -e "$text" "$work/said" || { echo "does not say: $text"; return 1; }
}

# prints IMAGE LINE...: what the driver prints has these lines
prints() {
    local image=$1 program=escapement
    shift
    case $image in *-check.so) program=escapement-check ;; *-tsan.so) program=escapement-tsan ;; esac
    timeout 60 "$program" run --log "$image" >"$work/said" 2>&1
    cat "$work/said"
    for line in "$@"; do
        grep -qxF -e "driver: $line" "$work/said" || { echo "does not print: $line"; return 1; }
    done
}

# plain FILE TEXT...: write a file of these lines
plain() {
    local file=$1
    shift
    printf '%s\n' "$@" >"$file"
}

# ---------------------------------------------------------------------------------------------------- a solution
solution=("shown old directory 1 project 2 props 3 chosen 7 options 5" "parts 21 22 forced 9 class 6 library 11")
release() {
    says 0 "passed over, having no part in an image: shown.rc, shown.inx" --project solution/Sample.sln -o r.so &&
        prints r.so "${solution[@]}" "release version 0xa00"
}
row "a solution's driver is built, with its library" release
debug() {
    escapement cc --project=solution/driver/shown.vcxproj --configuration=debug -o d.so &&
        prints d.so "${solution[@]}" "debug 33 DBG 1 version 0x6010000"
}
row "another configuration, in any letter case" debug
command_line() {
    escapement cc --project solution -DEXTRA=4 -DFROM_OPTIONS=6 -o e.so && prints e.so "extra 4" \
        "shown old directory 1 project 2 props 3 chosen 7 options 6"
}
row "a folder; the command line's defines win" command_line
named_by_target() {
    rm -f shown_release.so && escapement cc --project solution && prints shown_release.so "${solution[0]}"
}
row "without -o the image has the target's name" named_by_target
sanitized() {
    escapement cc --variant=check --project solution -o s-check.so && prints s-check.so "${solution[@]}" &&
        escapement cc --variant=tsan --project solution -o s-tsan.so && prints s-tsan.so "${solution[@]}"
}
row "in the other variants" sanitized
dry() {
    says 0 "-DFROM_PROPS=3" --project solution --dry-run -o never.so && [ ! -e never.so ] &&
        grep -q "parts/a.c" "$work/said" && grep -q "Library/helpers.c" "$work/said" && ! grep -q left_out "$work/said"
}
row "--dry-run prints what would be compiled" dry
row "three hashes do too" says 0 "OF_LIBRARY=11" --project solution -\#\#\# -o never.so
optimised() {
    says 0 -O1 --project solution --dry-run -O1 -o never.so >/dev/null && ! grep -q -e -O2 "$work/said"
}
row "an optimisation of the command line is the only one" optimised

# ---------------------------------------------------------------------------------------------------- the old build
old=("old shared 3 word 4 64 1 version 0x601" "more 5 wide 6 library 12" "WARNING OLD_ALL DriverEntry: by -func"
    "OLD_ALL DriverEntry: by -scan")
old_dirs() { escapement cc --project nmake -o o.so && prints o.so "${old[@]}"; }
row "dirs leads to a driver and its library" old_dirs
old_sources() { escapement cc --project nmake/sys -o o2.so && prints o2.so "${old[@]}"; }
row "sources names its library by its place" old_sources
old_checked() {
    plain nmake/sys/checked.c '#include <ntddk.h>' '#if !DBG' '#error no DBG' '#endif'
    sed -i 's/more.c/more.c checked.c/' nmake/sys/sources
    escapement cc --project nmake/sys/SOURCES --configuration=chk -o o3.so && prints o3.so "${old[0]}"
}
row "chk is the debug configuration" old_checked

# ---------------------------------------------------------------------------------------------------- trace headers
traces() {
    timeout 60 escapement run --log "$1" 2>&1 | grep '^driver:' | sed "s/Services.*/Services\\\\w/" |
        diff - wpp/expected
}
in_c() { escapement cc -Wall -Wextra -Werror -o c.so wpp/main.c && traces c.so; }
row "every trace function, in C" in_c
in_cpp() { escapement c++ -Wall -Wextra -Werror -x c++ -o cpp.so wpp/main.c && traces cpp.so; }
row "every trace function, in C++" in_cpp
in_check() {
    escapement-check cc -o c-check.so wpp/main.c && prints c-check.so "TRACE_DEVICE start: message text 123456789a"
}
row "every trace function, under AddressSanitizer" in_check
a_real_one_wins() {
    mkdir -p real && plain real/main.tmh '#define REAL 5'
    plain real/main.c '#include <ntddk.h>' \
        '#include "MAIN.tmh"' 'DRIVER_INITIALIZE DriverEntry;' \
        'NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p)' \
        '{ (void)d; (void)p; DbgPrint("real %d\n", REAL); return -1; }'
    escapement cc -o real.so real/main.c && prints real.so "real 5"
}
row "a .tmh that is there wins" a_real_one_wins
named_by_a_macro() {
    plain macro.c '#include <ntddk.h>' '#include WPPFILE' 'DRIVER_INITIALIZE DriverEntry;' \
        'NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) { (void)d; (void)p;' \
        '#define WPP_BIT_X 1' 'DoTraceMessage(X, "by macro %!LINE!"); return -1; }'
    escapement cc '-DWPPFILE="macro.tmh"' -o macro.so macro.c && prints macro.so "X DriverEntry: by macro 6"
}
row "a .tmh that a define names" named_by_a_macro
no_trace_headers_in_lists() {
    escapement cc -c -MD -MF list.d -o list.o wpp/main.c && grep -q "wpp/main.c" list.d &&
        grep -qi "wpp/trace.h" list.d && ! grep -q "$TMPDIR" list.d &&
        printf 'all: list.o\n\ninclude list.d\n' >list.mk && touch list.o && make -s -n -f list.mk
}
row "a list of headers names no file that goes away" no_trace_headers_in_lists

# ---------------------------------------------------------------------------------------------------- which driver
project() {
    mkdir -p "$1" && plain "$1/$2.vcxproj" '<Project><PropertyGroup>' "<ConfigurationType>$3</ConfigurationType>" \
        '</PropertyGroup><ItemGroup>' "$4" '</ItemGroup></Project>'
}
plain entry.c '#include <ntddk.h>' 'DRIVER_INITIALIZE DriverEntry;' \
    'NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) { (void)d; (void)p; DbgPrint("%s\n", WHO); return -1; }'
who() {
    printf '<ClCompile Include="..\\entry.c">'
    printf '<PreprocessorDefinitions>WHO="%s"</PreprocessorDefinitions></ClCompile>' "$1"
}
project two first Driver "$(who first)"
project two second Driver "$(who second)"
project two tool Application '<ClCompile Include="nothing.c" Condition="false"/>'
row "two drivers are named" says 2 "choose one with --project-name=NAME: first, second" --project two -o x.so
choose() { escapement cc --project two --project-name=SECOND -o second.so && prints second.so second; }
row "one is chosen by its name" choose
row "a name that none has" says 2 "no driver is named third" --project two --project-name=third -o x.so
project lib alone StaticLibrary ''
row "a library alone is none" says 2 "no driver is there; alone makes something else" --project lib -o x.so
project empty nothing Driver ''
row "a driver of nothing" says 2 "compiles nothing" --project empty -o x.so
mkdir bare
row "a folder without any" says 2 "no .vcxproj, no .sln and no sources file" --project bare
row "what is not there" says 2 "there is no such file or folder" --project nowhere/x.sln
row "what is no project" says 2 "neither a .vcxproj" --project entry.c
row "a configuration that is not there" says 2 "it has Debug|Win32, Debug|x64, Release|x64" \
    --project solution/Driver/Shown.vcxproj --configuration=Retail
row "a platform that is not there" says 2 "no configuration of any name|ARM64" --project solution/Driver/Shown.vcxproj \
    --platform=ARM64

newest() {
    local configurations='' name
    for name in "Win7 Release" "Win8 Debug" "Win10 Release"; do
        configurations+="<ProjectConfiguration Include=\"$name|x64\"/>"
    done
    project newest newest Driver "$configurations$(who '$(Configuration)')"
    escapement cc --project newest -o newest.so && prints newest.so "Win10 Release"
}
row "without Release the newest one" newest

project assembled assembled Driver "$(who masm)<MASM Include=\"Fast.asm\"/>"
row "assembly for Microsoft's assembler is named" says 0 "note: Fast.asm: the language of Microsoft's assembler" \
    --project assembled -o assembled.so
mkdir old_assembled && touch old_assembled/fast.asm && cp entry.c old_assembled &&
    plain old_assembled/sources TARGETNAME=old TARGETTYPE=DRIVER 'SOURCES=entry.c FAST.asm'
row "in the old build too" says 0 "fast.asm: the language of Microsoft's assembler" --project old_assembled \
    -DWHO='"o"' -o old_assembled.so

# ---------------------------------------------------------------------------------------------------- broken ones
mkdir broken
# driver ITEM: a driver's project with an item
driver() {
    echo '<Project><PropertyGroup><ConfigurationType>Driver</ConfigurationType></PropertyGroup>'
    echo "$1</Project>"
}
# repeated COUNT TEXT
repeated() {
    local text
    printf -v text '%*s' "$1" ''
    printf '%s' "${text// /$2}"
}
# broken NAME TEXT PROJECT: a project that is refused with a text
broken() {
    plain broken/x.vcxproj "$3"
    row "broken: $1" says 2 "$2" --project broken/x.vcxproj -o x.so
}
broken "empty" "no XML that could be read" ''
broken "cut short" "no XML that could be read" '<Project><PropertyGroup>'
broken "no XML at all" "no XML that could be read" 'MZ and more'
broken "another root" "its root is <html>, not <Project>" '<html/>'
broken "a document type" "has a document type" '<!DOCTYPE Project [<!ENTITY a "b">]><Project/>'
entities='<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
broken "an entity that grows" "broken/x.vcxproj" "<!DOCTYPE P [$entities]><Project>&c;&c;</Project>"
broken "an import that is not there" "imports nothing.props, which is not there" \
    '<Project><Import Project="nothing.props"/></Project>'
broken "an import of itself" "the imports are a circle" '<Project><Import Project="x.vcxproj"/></Project>'
plain broken/a.props '<Project><Import Project="b.props"/></Project>'
plain broken/b.props '<Project><Import Project="A.PROPS"/></Project>'
broken "imports in a circle" "b.props: imports" '<Project><Import Project="a.props"/></Project>'
plain broken/cut.props '<Project><Import'
broken "an import that is cut short" "cut.props:2: no XML" '<Project><Import Project="cut.props"/></Project>'
broken "a condition without its end" "the condition cannot be read: '1'==" \
    '<Project><PropertyGroup Condition="'"'1'=="'"/></Project>'
broken "a condition of nonsense" "the condition cannot be read" \
    '<Project><PropertyGroup Condition="and or )("/></Project>'
broken "brackets without end" "the condition cannot be read" \
    "<Project><PropertyGroup Condition=\"$(repeated 500 '(')\"/></Project>"
broken "a value that doubles" "a value grows beyond" \
    "<Project><PropertyGroup><A>aaaaaaaa</A>$(repeated 40 '<A>$(A)$(A)</A>')</PropertyGroup></Project>"
nested=$(repeated 60 '$([MSBuild]::EnsureTrailingSlash(')x$(repeated 60 '))')
broken "expressions in expressions" "expressions are nested too deep" \
    "<Project><PropertyGroup><A>$nested</A></PropertyGroup></Project>"
broken "a source that is not there" "compiles absent.c, which is not there" \
    "$(driver '<ItemGroup><ClCompile Include="absent.c"/></ItemGroup>')"
broken "a reference that is not there" "refers to gone.vcxproj, which is not there" \
    "$(driver '<ItemGroup><ProjectReference Include="gone.vcxproj"/></ItemGroup>')"
plain broken/bad.sln 'Project("{1}") = "x", "y'
row "broken: a solution's line" says 2 "a project's line cannot be read" --project broken/bad.sln
plain broken/none.sln 'Microsoft Visual Studio Solution File'
row "broken: a solution of nothing" says 2 "without a project in C or C++" --project broken/none.sln
plain broken/gone.sln 'Project("{1}") = "x", "gone\x.vcxproj", "{2}"'
row "broken: a solution's project that is not there" \
    says 2 "names gone/x.vcxproj, which is not there" --project broken/gone.sln
cut_everywhere() {
    local file=solution/Driver/Shown.vcxproj size step
    size=$(wc -c <"$file")
    step=$((size / 23))
    for ((at = 1; at < size - 12; at += step)); do
        head -c "$at" "$file" >broken/cut.vcxproj
        says 2 "escapement cc: " --project broken/cut.vcxproj -o x.so >"$work/cut" || { cat "$work/cut"; return 1; }
        [ "$(grep -c "escapement cc: " "$work/cut")" -eq 1 ] || { cat "$work/cut"; return 1; }
    done
}
row "broken: cut anywhere, one message each" cut_everywhere
# nmake NAME TEXT LINES...: a sources file that is refused with a text
nmake() {
    local name=$1 text=$2
    shift 2
    plain broken/sources "$@"
    row "broken sources: $name" says 2 "$text" --project broken/sources -o x.so
}
nmake "empty" "names no TARGETNAME" ''
nmake "an !IF without end" "an !IF without its !ENDIF" '!IF 1' 'TARGETNAME=x'
nmake "an !ENDIF alone" "without an !IF before it" '!ENDIF'
nmake "a condition of nonsense" "a condition that cannot be read" '!IF == )' '!ENDIF'
nmake "an include that is not there" "includes what is not there: nothing.inc" '!INCLUDE nothing.inc'
nmake "an include of itself" "files include one another too deep" '!INCLUDE sources'
nmake "macros in a circle" "macros that lead to one another" 'A=$(B)' 'B=$(A)' 'TARGETNAME=$(A)'
nmake "!ERROR" "!ERROR: stop here" '!ERROR stop here'
nmake "a source that is not there" "compiles absent.c, which is not there" \
    'TARGETNAME=x' 'TARGETTYPE=DRIVER' 'SOURCES=absent.c'
unknown_once() {
    local folders='$(NoSuchPlace)\a;$(NoSuchPlace)\b'
    folders="<AdditionalIncludeDirectories>$folders</AdditionalIncludeDirectories>"
    driver "<ItemDefinitionGroup><ClCompile>$folders</ClCompile></ItemDefinitionGroup>
        <ItemGroup><ClCompile Include=\"..\\entry.c\"/></ItemGroup>" >broken/y.vcxproj
    says 0 '$(NoSuchPlace) has no value here' --project broken/y.vcxproj -DWHO='"y"' -o y.so &&
        [ "$(grep -c NoSuchPlace "$work/said")" -eq 1 ]
}
row "a macro without a value is named once" unknown_once
nothing_is_left() { [ -z "$(ls -A "$TMPDIR")" ] || { ls -A "$TMPDIR"; return 1; }; }
row "nothing is left in the temporary folder" nothing_is_left
echo "1..$count"
