#!/usr/bin/env python3
"""mingw_test.py: the display headers over mingw-w64's kernel headers, and this project's drivers built to .sys.

The drivers are real driver sources if a compiler for Windows takes them. Argument: the top of the sources. Prints TAP.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(sys.argv[1]).resolve()
sys.path.insert(0, str(TOP / "tools"))
import declared_routines  # pylint: disable=wrong-import-position

WDK = TOP / "include/wdk"
DDK = "/usr/x86_64-w64-mingw32/include/ddk"
GCC = ("x86_64-w64-mingw32-gcc", "-std=gnu11")
GXX = ("x86_64-w64-mingw32-g++", "-std=gnu++17", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics")
# gcc knows no __try; clang takes the same headers for the same target.
CLANG = ("clang-19", "--target=x86_64-w64-windows-gnu", "-fms-extensions", "-std=gnu11", "-Wno-#warnings")
CLANGXX = ("clang++-19", "--target=x86_64-w64-windows-gnu", "-fms-extensions", "-std=gnu++17", "-fno-exceptions",
           "-fno-rtti", "-fno-threadsafe-statics", "-Wno-#warnings")
OURS = ("d3dkmddi", "dispmprt", "d3dkmdt", "d3dukmdt", "d3dkmthk", "video", "acpiioct", "ntddvdeo")
INCLUDES = "#include <ntddk.h>\n#include <dispmprt.h>\n#include <d3dkmthk.h>\n#include <ntddvdeo.h>\n"
# Structures that Windows' headers have since given other members or a size, and mingw-w64 10 not.
OLDER = {
    "struct _DEVICE_DESCRIPTION", "struct _DEVICE_OBJECT", "struct _DEVOBJ_EXTENSION", "struct _DISPATCHER_HEADER",
    "struct _DMA_OPERATIONS", "struct _IO_COMPLETION_CONTEXT", "struct _KWAIT_BLOCK", "struct _PROCESSOR_RELATIONSHIP",
    "struct _SCATTER_GATHER_LIST", "HAL_DISPATCH", "struct _DEBUG_DEVICE_DESCRIPTOR",
    "struct _IO_DRIVER_CREATE_CONTEXT", "struct _KUSER_SHARED_DATA", "struct _PCI_BUS_INTERFACE_STANDARD",
    "struct _PCI_EXPRESS_CAPABILITY",
    "struct _PHYSICAL_COUNTER_RESOURCE_DESCRIPTOR", "struct _PHYSICAL_COUNTER_RESOURCE_LIST",
    "struct _XSTATE_CONFIGURATION",
}
# The drivers that are built: the folder of the miniport's sources, who compiles them.
DRIVERS = {
    "softgpu": ("drivers/softgpu/kmd/*.c", GCC),
    "oldgpu": ("drivers/oldgpu/kmd/*.c", CLANG),
    "vagpu": ("drivers/vagpu/kmd/*.c", CLANG),
    "basicdisp": ("drivers/basicdisp/kmd/*.cpp", CLANGXX),
}
results = []


def result(name, faults):
    """One row, printed at once."""
    results.append(not faults)
    print(f"{'not ok' if faults else 'ok'} {len(results)} - {name}", flush=True)
    for fault in faults[:20]:
        print(f"# {fault}")


def run(command, source=None):
    """What a command says where it fails."""
    done = subprocess.run([str(word) for word in command], input=source, capture_output=True, text=True, check=False)
    said = done.stderr.splitlines()
    return done, [] if done.returncode == 0 else [line for line in said if "error" in line] or said[:20] or ["it fails"]


def lay_out(scratch):
    """A folder with our display headers alone, so that what they include comes from mingw-w64."""
    for name in OURS:
        (scratch / f"{name}.h").symlink_to(WDK / f"{name}.h")
        if (WDK / name).is_dir():
            (scratch / name).mkdir()
            for header in (WDK / name).glob("*.h"):
                (scratch / name / header.name).symlink_to(header)
    (scratch / "wingdi").mkdir()
    (scratch / "wingdi/palette.h").symlink_to(WDK / "wingdi/palette.h")
    for header in (TOP / "tests/wdk/mingw").glob("*.h"):
        (scratch / header.name).symlink_to(header)
    return ("-isystem", scratch, "-isystem", DDK)


def layout(header, include, both):
    """Sizes and offsets of a header's structures. With both: as far as the two header sets have them."""
    lines, names = [], {}
    for text in (TOP / "tests/wdk/surface" / f"{header}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, name, *rest = text.split("\t")
        if kind != "s" or both and name in OLDER:
            continue
        lines.append(f'_Static_assert(sizeof({name}) == {rest[0]}, "size");')
        names[len(lines)] = name
        for member in (rest[1].split() if len(rest) > 1 else ()):
            path, place = member.split("@")
            if ":" not in place:
                lines.append(f'_Static_assert(__builtin_offsetof({name}, {path}) == {place}, "offset");')
                names[len(lines)] = f"{name}.{path}"
    done, _ = run([*GCC, "-w", *include, "-fsyntax-only", "-xc", "-"], INCLUDES + '#line 1 "rows"\n' + "\n".join(lines))
    found = re.findall(r"^(\w+):(\d+):\d+: error: (.*)$", done.stderr, re.MULTILINE)
    return [names[int(number)] for place, number, error in found
            if place == "rows" and int(number) in names and (not both or "static assertion failed: " in error)]


def import_library(scratch):
    """What a driver links against: the kernel's names as the headers declare them, from a .def file."""
    names = declared_routines.routines(declared_routines.tree_of(WDK, None, None))
    names += ["__C_specific_handler", "memcpy", "memset", "memcmp", "memmove"]
    parts = {"dxgkrnl": [name for name in names if name.startswith("Dxgk")],
             "hal": [name for name in names if name.startswith("Hal")]}
    parts["ntoskrnl"] = sorted(set(names) - set(parts["dxgkrnl"]) - set(parts["hal"]))
    faults = []
    for part, exports in parts.items():
        image = part + (".exe" if part == "ntoskrnl" else ".dll" if part == "hal" else ".sys")
        rows = "".join(f"    {name}\n" for name in exports)
        (scratch / f"{part}.def").write_text(f"LIBRARY {image}\nEXPORTS\n{rows}", encoding="utf-8")
        faults += run(["x86_64-w64-mingw32-dlltool", "-d", scratch / f"{part}.def", "-l", scratch / f"lib{part}.a"])[1]
    return faults


def build(name, scratch, include):
    """Compile and link one driver; then look at what came of it."""
    pattern, compiler = DRIVERS[name]
    objects, faults = [], []
    for source in sorted(TOP.glob(pattern)):
        objects.append(scratch / f"{name}-{source.stem}.o")
        faults += run([*compiler, "-O1", "-Wall", "-Wextra", "-Wno-unknown-pragmas", "-Wno-multichar", "-Werror",
                       "-D_WIN32_WINNT=0x0A00", *include, "-c", source, "-o", objects[-1]])[1]
    image = scratch / f"{name}.sys"
    if not faults:
        faults = [] if objects else [f"no source is {pattern}"]
        faults += run(["x86_64-w64-mingw32-ld", "--subsystem", "native", "--entry", "DriverEntry", "--dynamicbase",
                       "--nxcompat", "-o", image, *objects, "-L", scratch, "-lntoskrnl", "-lhal", "-ldxgkrnl"])[1]
    if not faults:
        said = run(["x86_64-w64-mingw32-objdump", "-p", image])[0].stdout
        words = ("(NT native)", "DLL Name: ntoskrnl.exe", "DLL Name: dxgkrnl.sys", "DxgkInitialize")
        faults = [f"no {word!r} in the image" for word in words if word not in said]
    return faults


def main():
    """Headers, layouts, drivers."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        include = lay_out(scratch)
        for language, compiler in (("c", GCC), ("c++", GXX), ("c", CLANG)):
            result(f"the display headers over mingw-w64's ntddk.h: {compiler[0]}",
                   run([*compiler, "-w", *include, "-fsyntax-only", f"-x{language}", "-"], INCLUDES)[1])
        for name in OURS:
            result(f"{name}.h: layouts over mingw-w64's", layout(f"{name}.h", include, False))
        for name in ("ntdef.h", "wdm.h", "ntddk.h"):
            result(f"{name}: structures that mingw-w64 has too are laid out as there", layout(name, include, True))
        result("import libraries from the names that the headers declare", import_library(scratch))
        for name in DRIVERS:
            result(f"{name}.sys is built from the driver's own sources", build(name, scratch, include))
    print(f"1..{len(results)}")
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
