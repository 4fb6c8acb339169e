#!/usr/bin/env python3
"""order_test.py: headers that drivers include beside one another go together in either order.

Each ordered pair is one compilation; of a pair's two orders one is compiled as C and the other as C++. Then all headers
that a miniport may include, forwards and backwards. Argument: the top of the sources. Prints TAP.
"""
import concurrent.futures
import itertools
import pathlib
import subprocess
import sys

PAIRED = ("ntddk.h", "wdm.h", "ntifs.h", "d3dkmddi.h", "d3dkmthk.h", "dispmprt.h", "windef.h", "wingdi.h", "ntddvdeo.h",
          "initguid.h")
ALL = (*PAIRED, "video.h", "d3dkmdt.h", "acpiioct.h", "aux_klib.h", "bugcodes.h", "concurrencysal.h", "d3d10umddi.h",
       "d3d12umddi.h", "d3d9types.h", "d3dhal.h", "d3dukmdt.h", "devpropdef.h", "dpfilter.h", "driverspecs.h",
       "dxgi.h", "dxgiddi.h", "dxgiformat.h", "evntprov.h", "evntrace.h", "excpt.h", "guiddef.h", "intrin.h",
       "kernelspecs.h", "ntdef.h", "ntintsafe.h", "ntnls.h", "ntstatus.h", "ntstrsafe.h", "ntverp.h", "sal.h",
       "specstrings.h", "stdarg.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "string.h", "tvout.h",
       "videoagp.h", "wdmguid.h", "wdmsec.h", "winddi.h", "windows.h", "winerror.h", "wmilib.h")
DRIVER = ("clang-19", "--target=x86_64-pc-windows-msvc-elf", "-nostdlibinc", "-fms-extensions", "-Wall", "-Wextra",
          "-Werror", "-fsyntax-only")
LANGUAGES = {"C11": ("-std=gnu11", "-xc"), "C++17": ("-std=gnu++17", "-xc++")}


def compile_one(top, language, headers):
    """What the compiler says of a source with these includes."""
    source = "".join(f"#include <{header}>\n" for header in headers)
    include = ("-I", top / "include/wdk", "-I", top / "include/wdk/crt")
    return subprocess.run([*DRIVER, *LANGUAGES[language], *include, "-"], input=source, capture_output=True, text=True,
                          check=False).stderr


def main():
    """Compile all, print in order."""
    top = pathlib.Path(sys.argv[1])
    rows = [(f"{first}, then {second}", "C11" if first < second else "C++17", (first, second))
            for first, second in itertools.permutations(PAIRED, 2)]
    rows += [(f"all of them, {name}", language, order) for language in LANGUAGES
             for name, order in (("forwards", ALL), ("backwards", ALL[::-1]), ("by name", sorted(ALL)))]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        answers = pool.map(lambda row: compile_one(top, row[1], row[2]), rows)
        print(f"1..{len(rows)}")
        failed = False
        for number, (row, said) in enumerate(zip(rows, answers), 1):
            failed |= bool(said)
            print(f"{'not ok' if said else 'ok'} {number} - {row[0]}, {row[1]}")
            for line in said.splitlines()[:6]:
                print(f"# {line}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
