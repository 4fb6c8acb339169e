#!/usr/bin/env python3
"""Hold include/wdk against Windows' headers: what is declared of what they declare, and is it right?

The facts are tests/wdk/surface/HEADER.tsv, a row a declaration: what it is (s structure, e enumerator, c constant, f
function, t type), its name, then size and members at their offsets (with :bit:width), a value, or a type. Each row
becomes a line of C; the compiler that drivers are compiled with says which lines are wrong. A bit-field becomes an
object with that field set, whose bytes tell where the field is.
Usage: wdk_coverage.py [--write | --tap]
"""

import argparse
import collections
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

import wdk_coverage_page

TOP = pathlib.Path(__file__).resolve().parent.parent
SURFACE = TOP / "tests/wdk/surface"
COMPILER = ("clang-19", "--target=x86_64-pc-windows-msvc-elf", "-nostdlibinc", "-fms-extensions", "-std=gnu11", "-w",
            "-fno-builtin", "-ferror-limit=0", "-fno-caret-diagnostics", "-I", TOP / "include/wdk",
            "-I", TOP / "include/wdk/crt", "-xc", "-")
# What a source includes to see a header's declarations; a header that is not named stands behind ntddk.h.
INCLUDES = {
    "wdm.h": ("wdm.h",), "ntddk.h": ("ntddk.h",), "ktmtypes.h": ("wdm.h",), "mce.h": ("ntddk.h",),
    "ntnls.h": ("ntifs.h",), "ntstrsafe.h": ("ntddk.h", "windef.h", "ntstrsafe.h"),
    "dpfilter.h": ("wdm.h",), "excpt.h": ("wdm.h",), "d3dumddi.h": ("windows.h", "d3dumddi.h"),
    "wingdi.h": ("ntddk.h", "windef.h", "wingdi.h"),
}
# What a header declares for its own use; no driver's source names them.
NO_NAMES = re.compile(r"^(__C_ASSERT__|__prefast_analysis_mode_flag\d|__noop|__va_start|__C_specific_handler"
                      r"|_RTL_CONSTANT_STRING_type_check"
                      r"|Rtl(Unaligned)?(String|UnicodeString|WideCharArray)\w*(Worker[AW]?|Validate\w+|ExHandle\w+))$")
BUILTIN = "builtin functions must be directly called"  # the compiler's own, which has no address
ABSENT = re.compile(r"undeclared identifier|unknown type name|incomplete type|no member named|does not refer to"
                    r"|must use")


class Header:
    """One header of Windows', and what became of its rows."""

    def __init__(self, name):
        self.name = name
        self.lines = [f"#include <{include}>" for include in INCLUDES.get(name, ("ntddk.h", name))]
        self.rows = {}  # number of a line: kind, name
        self.bits = []  # bit-fields: name, size of the structure, first bit, width
        self.total = collections.Counter()  # kind: rows
        self.missing = collections.defaultdict(list)  # kind: names that are not declared
        self.wrong = []  # names that are declared otherwise than in Windows

    def row(self, kind, name, line=""):
        """Count a row, and have a line of C decide about it; a row without one is as it should be."""
        self.total[kind] += 1
        if line:
            self.lines.append(line)
            self.rows[len(self.lines)] = (kind, name)


def c_type(text):
    """A type as the table spells it, which is C++, as C spells it."""
    text = text.replace("__unaligned ", "UNALIGNED ").replace("(...)", "()").replace(" __attribute__((noreturn))", "")
    return re.sub(r" ?\(\)\(", " (", text)


def structure_rows(header, name, size, members=""):
    """Size, offsets and bit-fields of one structure."""
    header.row("s", name, f'_Static_assert(sizeof({name}) == {size}, "size");')
    for member in members.split():
        path, place = member.split("@")
        offset, *bits = place.split(":")
        if bits:
            first, width = int(offset) * 8 + int(bits[0]), int(bits[1])
            line = f'__attribute__((section(".bits"), aligned(16))) {name} bits_{len(header.bits)} = {{.{path} = -1}};'
            header.bits.append((f"{name}.{path}", int(size), first, width))
        else:
            line = f'_Static_assert(__builtin_offsetof({name}, {path}) == {offset}, "offset");'
        header.row("m", f"{name}.{path}", line)


def type_row(header, name, text):
    """A name for a type; callbacks are counted apart. An unnamed structure has rows of its own."""
    if "{...}" in text:
        header.row("t", name, f"extern {name} *type_{len(header.lines)};")
        return
    header.row("b" if "(" in text else "t", name,
               f'_Static_assert(__builtin_types_compatible_p({name}, __typeof__({c_type(text)})), "type");')


def macros(header):
    """The names that are macros after the header's includes: a routine may be one."""
    done = subprocess.run([*COMPILER, "-dM", "-E"], input="\n".join(header.lines), capture_output=True, text=True,
                          check=True)
    return set(re.findall(r"^#define (\w+)", done.stdout, re.MULTILINE))


def read(name):
    """A header's rows as lines of C."""
    header = Header(name)
    spelled = macros(header)
    for text in (SURFACE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, what, *rest = text.split("\t")
        if NO_NAMES.match(what):
            continue
        if kind == "s":
            structure_rows(header, what, *rest)
        elif kind in "ec":
            header.row(kind, what, f"_Static_assert((long long)({what}) == {rest[0]}LL || "
                                   f'(unsigned)({what}) == (unsigned){rest[0]}LL, "value");')
        elif kind == "t":
            type_row(header, what, rest[0])
        elif what in spelled:
            header.row("f", what)
        else:
            header.row("f", what, f'_Static_assert(__builtin_types_compatible_p(__typeof__({what}), '
                                  f'__typeof__({c_type(rest[0])})), "type");')
    return header


def judge(header, said):
    """Sort the compiler's errors into what is absent and what is wrong. Gives what stands in no row: our own errors."""
    others, seen = [], set()
    for place, number, error in re.findall(r"^([^:\n]+):(\d+):\d+: (?:fatal )?error: (.*)$", said, re.MULTILINE):
        row = header.rows.get(int(number)) if place == "<stdin>" else None
        if row is None:
            others.append(f"{place}:{number}: {error}")
        elif error != BUILTIN and "undeclared library function" not in error and row not in seen:
            seen.add(row)
            kind, name = row
            about = re.search(r"'(?:struct |union )?(\w+)'", error)
            base = re.sub(r"^(struct|union) ", "", name).split(".")[0]
            if ABSENT.search(error) and (kind in "ms" or about and about.group(1) == base):
                header.missing[kind].append(name)
            else:
                header.wrong.append(name)
    return others


def judge_bits(header, data):
    """Compare the objects whose one bit-field is set with where the field should be."""
    at = 0
    absent = set(header.missing["m"]) | set(header.wrong)
    for name, size, first, width in header.bits:
        if name in absent:
            continue
        at = (at + 15) & ~15
        if int.from_bytes(data[at:at + size], "little") != ((1 << width) - 1) << first:
            header.wrong.append(name)
        at += size


def check(name):
    """A header, judged. The second compilation has only lines that pass, so that there are objects to look at."""
    header = read(name)
    done = subprocess.run([*COMPILER, "-fsyntax-only"], input="\n".join(header.lines), capture_output=True, text=True,
                          check=False)
    errors = judge(header, done.stderr)
    if errors:
        raise RuntimeError(f"{name}: {errors[0]}")
    if header.bits:
        bad = set(header.wrong).union(*header.missing.values())
        kept = ["" if number in header.rows and ("bits_" not in line or header.rows[number][1] in bad) else line
                for number, line in enumerate(header.lines, 1)]
        with tempfile.TemporaryDirectory() as scratch:
            built = pathlib.Path(scratch) / "bits.o"
            subprocess.run([*COMPILER, "-c", "-o", built], input="\n".join(kept), text=True, check=True)
            subprocess.run(["llvm-objcopy-19", "-O", "binary", "--only-section=.bits", built, f"{built}.bits"],
                           check=True)
            judge_bits(header, pathlib.Path(f"{built}.bits").read_bytes())
    return header


def main():
    """Check all headers, then print, write or compare the page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write docs/wdk-coverage.md")
    parser.add_argument("--tap", action="store_true", help="rows for each header and for the page, as a test")
    parser.add_argument("--missing", metavar="HEADER", help="the names that a header lacks")
    options = parser.parse_args()
    names = sorted(path.name[:-4] for path in SURFACE.glob("*.tsv"))
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        headers = {header.name: header for header in pool.map(check, names)}
    if options.missing:
        for kind, what in headers[options.missing].missing.items():
            print(kind, *what)
        print("wrong", *headers[options.missing].wrong)
        return
    page = wdk_coverage_page.text(headers, TOP)
    if options.write:
        wdk_coverage_page.path(TOP).write_text(page, encoding="utf-8")
    elif options.tap:
        sys.exit(wdk_coverage_page.tap(headers, page, TOP))
    else:
        print(page)


if __name__ == "__main__":
    main()
