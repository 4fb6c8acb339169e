#!/usr/bin/env python3
"""Make the list of a miniport's callbacks of src/cli/run_picture.c from include/wdk/dispmprt.h.

A line FULL(Name) for each function of DRIVER_INITIALIZATION_DATA and DISPLAY_ONLY(Name) for each of
KMDDOD_INITIALIZATION_DATA, in their order.
Usage: ddi_names.py DISPMPRT.H OUTPUT
"""

import re
import sys

TABLES = {"DRIVER_INITIALIZATION_DATA": "FULL", "KMDDOD_INITIALIZATION_DATA": "DISPLAY_ONLY"}


def main(header, output):
    """Write one row a member."""
    with open(header, encoding="utf-8") as file:
        text = file.read()
    with open(output, "w", encoding="utf-8") as rows:
        rows.write("/* Made by tools/ddi_names.py from include/wdk/dispmprt.h. */\n")
        for table, macro in TABLES.items():
            body = re.search(rf"typedef struct _{table} {{(.*?)\n}} {table}", text, re.DOTALL)[1]
            for name in re.findall(r"^\s+PDXGKDDI_?\w+\s+(DxgkDdi\w+);", body, re.MULTILINE):
                rows.write(f"{macro}({name})\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
