#!/usr/bin/env python3
"""Make the table of status names of src/dxgkrnl/status.c from include/wdk/ntstatus.h.

A value with several names keeps the first that begins with STATUS_ and is no range's edge (STATUS_WAIT_0).
Usage: status_names.py NTSTATUS.H OUTPUT
"""

import re
import sys

DEFINITION = re.compile(r"#define\s+(\w+)\s+\(\(NTSTATUS\)\s*(0x[0-9A-Fa-f]+)L?\)")


def preference(name):
    """Smaller is better."""
    return (not name.startswith("STATUS_"), bool(re.search(r"_WAIT_\d+$", name)))


def main(header, output):
    """Write one row a value, in the order of unsigned values."""
    names = {}
    with open(header, encoding="utf-8") as lines:
        for match in map(DEFINITION.match, lines):
            if match:
                names.setdefault(int(match.group(2), 16), []).append(match.group(1))
    with open(output, "w", encoding="utf-8") as table:
        table.write("/* Made by tools/status_names.py from include/wdk/ntstatus.h. */\n")
        for value in sorted(names):
            best = min(names[value], key=preference)
            table.write(f'{{0x{value:08X}u, "{best}"}},\n')


if __name__ == "__main__":
    main(*sys.argv[1:])
