#!/usr/bin/env python3
"""layout_versions_test.py: the display headers' layouts at each official interface version, for a driver and the host.

Argument: the top of the sources. Prints TAP: a row for each version, world and header, from one compilation of
asserts_d3d.c for each version and world; then one for each version, that its bit-fields are the same bytes in both.
"""
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

VERSIONS = {
    "Vista": 0x1052, "Vista SP1": 0x1053, "Windows 7": 0x2005, "Windows 8": 0x300E, "WDDM 1.3": 0x4002,
    "WDDM 1.3, rotation": 0x4003, "WDDM 2.0": 0x5023, "WDDM 2.1": 0x6003, "WDDM 2.1.5": 0x6010, "WDDM 2.1.6": 0x6011,
    "WDDM 2.2": 0x700A, "WDDM 2.3": 0x8001, "WDDM 2.4": 0x9006, "WDDM 2.5": 0xA00B, "WDDM 2.6": 0xB004,
    "WDDM 2.7": 0xC004, "WDDM 2.8": 0xD001, "WDDM 2.9": 0xE003, "WDDM 3.0": 0xF003, "WDDM 3.1": 0x10004,
}
HEADERS = ("acpiioct.h", "ntddvdeo.h", "video.h", "d3dukmdt.h", "d3dkmdt.h", "d3dkmthk.h", "d3dkmddi.h", "dispmprt.h",
           "d3dumddi.h")
DRIVER = ("--target=x86_64-pc-windows-msvc-elf", "-nostdlibinc", "-fms-extensions")
WORLDS = {
    "host, C11": ("-std=gnu11", "-xc"),
    "driver, C11": (*DRIVER, "-std=gnu11", "-xc"),
    "driver, C++17": (*DRIVER, "-std=gnu++17", "-xc++"),
}
COMPILER = ("clang-19", "-Wall", "-Wextra", "-Werror", "-ferror-limit=0", "-c")


def compile_rows(top, scratch, version, world):
    """Compile the rows once. Gives what the compiler said, and the bytes of the bit-fields."""
    built = scratch / f"{VERSIONS[version]:x}-{list(WORLDS).index(world)}.o"
    done = subprocess.run(
        [*COMPILER, *WORLDS[world], f"-DDXGKDDI_INTERFACE_VERSION={VERSIONS[version]:#x}", "-I", top / "include/wdk",
         "-I", top / "include/wdk/crt" if DRIVER[0] in WORLDS[world] else scratch,
         top / "tests/wdk/asserts_d3d.c", "-o", built],
        capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return done.stderr or "the compiler failed without a word", None
    bits = built.with_suffix(".bits")
    subprocess.run(["llvm-objcopy-19", "-O", "binary", "--only-section=.bits", built, bits],
                   capture_output=True, check=False)
    return "", bits.read_bytes() if bits.exists() else b""


def errors_of(said, header):
    """The errors that stand in a header or in its rows; one that stands elsewhere counts for each header."""
    errors = [line for line in said.splitlines() if "error:" in line]
    own = [line for line in errors if re.search(rf"(^|[/_]){re.escape(header)}:", line)]
    others = [line for line in errors if not any(re.search(rf"(^|[/_]){re.escape(name)}:", line) for name in HEADERS)]
    return own + others if errors else ([said] if said else [])


def main():
    """Compile for all, then print the rows in order."""
    top = pathlib.Path(sys.argv[1])
    rows = []
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        scratch = pathlib.Path(folder)
        jobs = {(version, world): pool.submit(compile_rows, top, scratch, version, world)
                for version in VERSIONS for world in WORLDS}
        for version in VERSIONS:
            bits = {}
            for world in WORLDS:
                said, bits[world] = jobs[version, world].result()
                rows += [(f"{version}: {header}: {world}", errors_of(said, header)) for header in HEADERS]
            same = bits["host, C11"] and bits["host, C11"] == bits["driver, C11"]
            rows.append((f"{version}: bit-fields are the same bytes in a driver as in the host",
                         [] if same else ["they differ, or one world does not compile"]))
    for number, (name, complaints) in enumerate(rows, 1):
        print(f"{'not ok' if complaints else 'ok'} {number} - {name}")
        for line in complaints[:10]:
            print(f"# {line}")
    print(f"1..{len(rows)}")
    return 0


sys.exit(main())
