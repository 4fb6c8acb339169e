"""The page docs/wdk-coverage.md, and the rows of the test that holds it: what wdk_coverage.py found, for people."""

import collections
import re

import declared_routines

DISPLAY = ("d3dkmddi.h", "dispmprt.h", "d3dkmdt.h", "d3dukmdt.h", "d3dkmthk.h")
KERNEL = ("wdm.h", "ntddk.h", "ntifs.h")
COLUMNS = (("s", "structures"), ("m", "members"), ("e", "enumerators"), ("c", "constants"), ("t", "types"),
           ("b", "callbacks"), ("f", "functions"))
EXPORT = re.compile(r'(?:NT_EXPORT(?:_DATA|_AS)?\(\s*|^    \{")(\w+)(?:"?,|\))', re.MULTILINE)
HEAD = """# What of Windows' headers is declared

`include/wdk` held against Windows' own headers (WDDM 3.1, 64 bits): for each header, how many of its declarations there
are here. Whatever is declared has Windows' size, offsets, bits, value or type; the last column counts what has not.
Made from the headers and the tables of [tests/wdk/surface](../tests/wdk/surface) by `tools/wdk_coverage.py --write`,
which `tools/wdk_coverage.py --missing wdm.h` asks for names. The layouts of older interface versions have a test of their
own, `wdk-layout-versions`.
"""
KERNEL_HEAD = """
## The kernel's

A display miniport finds all of it here that it can use; the names that are left out follow the table.
"""
ROUTINES_HEAD = """
## Routines

What the kernel headers declare without a body, a driver may import. An import that is declared only stops the driver when
it is called, with a message that names it; `escapement run` lists those of an image when it loads it.

"""


def path(top):
    """Where the page is."""
    return top / "docs/wdk-coverage.md"


def table(headers):
    """A row a header."""
    lines = ["| header | " + " | ".join(title for _, title in COLUMNS) + " | all | differ |",
             "| --- |" + " ---: |" * (len(COLUMNS) + 2)]
    for header in headers:
        cells = []
        for kind, _ in COLUMNS:
            total = header.total[kind]
            declared = total - len(header.missing[kind])
            cells.append("" if not total else str(total) if declared == total else f"{declared} of {total}")
        total = sum(header.total.values())
        declared = total - sum(map(len, header.missing.values()))
        share = "100 %" if declared == total else f"{int(1000 * declared / total) / 10} %"
        lines.append(f"| {header.name} | " + " | ".join(cells) + f" | {share} | {len(header.wrong)} |")
    return "\n".join(lines) + "\n"


def missing(headers):
    """The names that are not declared, where they are few."""
    lines = []
    for header in headers:
        names = sorted(name for names in header.missing.values() for name in names)
        if names and len(names) <= 40:
            lines.append(f"- {header.name}: " + ", ".join(f"`{name}`" for name in names))
    return "\n" + "\n".join(lines) + "\n" if lines else ""


def routines(top):
    """A row for each part of the kernel: what is declared, and what of it is implemented."""
    declared = declared_routines.routines(declared_routines.tree_of(top / "include/wdk", None, None))
    implemented = set()
    for room in ("nt", "dxgkrnl"):
        for source in sorted((top / "src" / room).glob("*.c")):
            implemented.update(EXPORT.findall(source.read_text(encoding="utf-8")))
    parts = collections.defaultdict(lambda: [0, 0])
    for name in declared:
        match = re.match(r"^(Auxk?|Cc|Clfs|Cm|Dbg|Dl|Dxgk|Etw|Ex|FsRtl|Hal|Io|Kd|Ke|Kf|Ks|Mm|Nt|Ob|Pcw|Po|Ps|Rtl|Se|Tm"
                         r"|VideoPort|Whea|Wmi|Zw|READ|WRITE)(?=[A-Z_]|f?x?[A-Z])", name)
        part = match.group(1) if match else "the C library's" if name[0].islower() or name[0] == "_" else "others"
        parts[part][0] += 1
        parts[part][1] += name in implemented
    lines = ["| routines | declared | implemented | declared only |", "| --- | ---: | ---: | ---: |"]
    for part in sorted(parts, key=lambda key: (key in ("others", "the C library's"), key)):
        count, done = parts[part]
        lines.append(f"| {part}{'' if ' ' in part or part == 'others' else '...'} | {count} | {done} | {count - done} |")
    count, done = (sum(values) for values in zip(*parts.values()))
    lines.append(f"| all | {count} | {done} | {count - done} |")
    return "\n".join(lines) + "\n"


def text(headers, top):
    """The page."""
    display = [headers[name] for name in DISPLAY]
    kernel = [headers[name] for name in KERNEL]
    rest = [header for name, header in headers.items() if name not in DISPLAY + KERNEL]
    return (HEAD + "\n## The display port's\n\n" + table(display) + KERNEL_HEAD + "\n" + table(kernel)
            + missing(kernel) + "\n## The rest\n\n" + table(rest) + missing(rest) + ROUTINES_HEAD + routines(top))


def tap(headers, page, top):
    """Print the rows of the test; how many of them fail."""
    results = []
    for name, header in headers.items():
        results.append((f"{name}: what is declared is as in Windows", header.wrong))
        if name in DISPLAY:
            results.append((f"{name}: nothing is left undeclared", sum(header.missing.values(), [])))
    same = path(top).exists() and path(top).read_text(encoding="utf-8") == page
    results.append(("docs/wdk-coverage.md is current", [] if same else ["tools/wdk_coverage.py --write makes it so"]))
    print(f"1..{len(results)}")
    for number, (name, faults) in enumerate(results, 1):
        print(f"{'not ok' if faults else 'ok'} {number} - {name}")
        for fault in faults[:20]:
            print(f"# {fault}")
    return any(faults for _, faults in results)
