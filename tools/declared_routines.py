#!/usr/bin/env python3
"""List the routines that the kernel headers of include/wdk declare, so that the kernel can name one that it lacks.

What is listed is what a miniport can come to import: a function that is declared and has no body. It is the compiler
that reads the headers, so the list is what a driver sees. Rows are sorted as strcmp sorts.
Usage: declared_routines.py --wdk INCLUDE/WDK [--output FILE] [--depfile FILE]
"""

import argparse
import pathlib
import re
import subprocess
import sys

# Everything with kernel routines in it.
HEADERS = ("ntifs.h", "ntstrsafe.h", "ntintsafe.h", "wdmsec.h", "aux_klib.h", "wmilib.h", "video.h", "dispmprt.h",
           "wdmguid.h", "stdio.h", "stdlib.h", "string.h", "ctype.h", "wctype.h", "malloc.h")
COMPILER = ("clang-19", "--target=x86_64-pc-windows-msvc-elf", "-nostdlibinc", "-fms-extensions", "-std=gnu11", "-w",
            "-fno-builtin")
# A declaration at the top level of the compiler's tree; what the compiler knows by itself has no place in a file.
FUNCTION = re.compile(r"^[|`]-FunctionDecl 0x\w+ (?:prev 0x\w+ )?<(?!<invalid)[^>]*(?:<[^>]*>[^>]*)*> (?P<rest>.*)$")
NAMED = re.compile(r"(?:(?:line|col|[^ ]+\.h):[0-9:]+ |<scratch space>[0-9:]+ )?"
                   r"(?:implicit )?(?:used |referenced )*(?P<name>[A-Za-z_]\w*) '(?P<type>[^']*)'(?P<how>.*)$")
# Roles, which a driver plays (the headers declare them to give them a type), user mode's half of d3dkmthk.h, and the C
# library's heap, which no kernel has.
NO_ROUTINES = re.compile(r"^(_?DriverEntry|GsDriverEntry|BugCheckSecondaryMultiPartDumpDataCallback|D3DKMT\w+"
                         r"|malloc|calloc|realloc|free)$")
# Instructions that only a kernel may execute are routines here.
PRIVILEGED = re.compile(r"^(__(read|write)(msr|pmc|cr\d|dr|gs\w+)|__(add|inc)gs\w+|__invlpg|__wbinvd|__lidt|__halt"
                        r"|_disable|_enable|__getcallerseflags)$")
# The compiler's own; they never become an import.
INTRINSIC = re.compile(r"^(_mm_|_[Ii]nterlocked|__|_Bit|_bit|_rot|_lrot|_ReadWriteBarrier|_ReadBarrier|_WriteBarrier"
                       r"|_umul|_mul|_byteswap_|_xgetbv|_fx|_load_be|_store_be|_rd|_wr|_enable$|_disable$|_alloca$"
                       r"|_AddressOfReturnAddress$|_ReturnAddress$)")


def tree_of(wdk, output, depfile):
    """What the compiler makes of all of the headers, as text."""
    present = [name for name in HEADERS if (wdk / name).exists() or (wdk / "crt" / name).exists()]
    source = "".join(f"#include <{name}>\n" for name in present)
    dependencies = ("-MD", "-MF", depfile, "-MT", output) if depfile else ()
    done = subprocess.run([*COMPILER, "-I", wdk, "-I", wdk / "crt", *dependencies, "-xc", "-", "-fsyntax-only",
                           "-Xclang", "-ast-dump"], input=source, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout.splitlines()


def routines(tree):
    """The names of functions without a body."""
    declared, defined, current = set(), set(), None
    for line in tree:
        if line.startswith(("|-", "`-")):
            current = None
            match = FUNCTION.match(line)
            found = NAMED.match(match.group("rest")) if match else None
            if found and " static" not in found.group("how"):
                current = found.group("name")
                declared.add(current)
        elif current and re.match(r"^[| ] [|`]-CompoundStmt ", line):
            defined.add(current)
    return sorted(name for name in declared - defined
                  if PRIVILEGED.match(name) or not (NO_ROUTINES.match(name) or INTRINSIC.match(name)))


def main():
    """Print the table, or write it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wdk", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--depfile")
    options = parser.parse_args()
    table = "/* Made by tools/declared_routines.py from include/wdk: every kernel routine that it declares. */\n"
    table += "".join(f"ROUTINE({name})\n" for name in routines(tree_of(options.wdk, options.output, options.depfile)))
    if options.output:
        options.output.write_text(table, encoding="utf-8")
    else:
        sys.stdout.write(table)


if __name__ == "__main__":
    main()
