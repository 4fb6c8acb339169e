#!/usr/bin/env python3
"""drivers_test.py: miniports in other people's manner compile, start, answer, stop and leave nothing, in every variant.

Arguments: the program, the folder of the drivers' sources. Prints TAP.

Each driver is compiled as its author would compile it, with `escapement cc`, and run by `run` and `call`. A row of
ESCAPES is what is sent and what must come back: the status, and the bytes of the reply that the documentation fixes.
"""
import json
import os
import subprocess
import sys
import tempfile

VARIANTS = os.environ.get("DOCS_VARIANTS", "plain check tsan").split()

# name: sources, and how `run` introduces the driver
DRIVERS = {
    "pvgpu": (["pvgpu.c"], "a full driver for WDDM 3.1 (interface version 0x10004)"),
    "vista": (["vista.c"], "for WDDM 1.0 (interface version 0x1052)"),
    "rndr": (["rndr.c"], "a render-only driver for WDDM 2.0 (interface version 0x5023)"),
    "basic_display": (["basic_display.cpp"], "a display-only driver for WDDM 3.1 (interface version 0x10004)"),
}


def words(*values):
    return b"".join(value.to_bytes(4, "little") for value in values)


def starts(*values):
    return lambda out: out.startswith(words(*values))


def says(text, width=1):
    return lambda out: text.encode("ascii" if width == 1 else "utf-16-le") in out


# driver, what it shows, flags of call, payload, size, status, what the reply must be (None: as it was sent)
ESCAPES = [
    ("pvgpu", "a version, its name printed by RtlStringCbPrintfW", [], words(1, 48), 48, "STATUS_SUCCESS",
     says("pvgpu-07.beta", 2)),
    ("pvgpu", "a size that the header denies", [], words(1, 47), 48, "STATUS_INVALID_BUFFER_SIZE", None),
    ("pvgpu", "a register at level zero", [], words(2, 16, 0, 0), 16, "STATUS_ACCESS_DENIED", None),
    ("pvgpu", "a register at level two", ["--flags", "HardwareAccess"], words(2, 16, 0, 0), 16, "STATUS_SUCCESS",
     starts(2, 16, 0, 0x12345678)),
    ("pvgpu", "an interrupt, and its DPC", [], words(4, 32), 32, "STATUS_SUCCESS", starts(4, 32, 1, 1, 0, 0)),
    ("pvgpu", "a work item", [], words(7, 32), 32, "STATUS_SUCCESS", starts(7, 32, 0, 0, 1, 0)),
    ("pvgpu", "a timer, and its DPC", [], words(8, 32), 32, "STATUS_SUCCESS", starts(8, 32, 0, 0, 0, 1)),
    ("pvgpu", "values of the registry, written, read and by default", [], words(5, 128), 128, "STATUS_SUCCESS",
     says("PvGpu Reference Board, level 3, irql 0, state D0, ok")),
    ("pvgpu", "a block on a list under a spin lock", [], words(9, 16, 512, 0), 16, "STATUS_SUCCESS", None),
    ("pvgpu", "a block whose size wraps around", [], words(9, 16, 0, 0xFFFFFFFF), 16, "STATUS_NO_MEMORY", None),
    ("pvgpu", "handles of a device and a context", ["--context"], words(11, 24), 24, "STATUS_SUCCESS",
     starts(11, 24, 1, 1, 0, 0)),
    ("pvgpu", "no handle but the adapter's", ["--no-device"], words(11, 24), 24, "STATUS_SUCCESS",
     starts(11, 24, 0, 0, 0, 0)),
    ("vista", "the IRQL under a spin lock", [], words(0, 0, 0, 0), 16, "STATUS_SUCCESS", starts(0, 1, 0, 2)),
    ("vista", "a system thread's answer", [], words(1, 10, 0, 0), 16, "STATUS_SUCCESS", starts(1, 10, 31, 1)),
    ("vista", "registers in bytes and words", [], words(2, 16, 0x11223344, 0), 16, "STATUS_SUCCESS",
     starts(2, 16, 0x11223344, 0x11220044)),
    ("vista", "text from _snprintf", [], words(3, 0, 0, 0), 16, "STATUS_SUCCESS", says("vista:6:x")),
    ("vista", "a status of its own", [], words(9, 0, 0, 0), 16, "STATUS_ILLEGAL_INSTRUCTION", None),
    ("rndr", "processes on a list under a reader-writer lock", [], words(0, 0), 24, "STATUS_SUCCESS",
     lambda out: out[16:] == words(1, 1)),
    ("rndr", "a block of a lookaside list", [], words(1, 8), 24, "STATUS_SUCCESS", starts(1, 8, 0x00040000, 8)),
    ("rndr", "a memory descriptor list", [], words(2, 0), 24, "STATUS_SUCCESS", lambda out: out[16:] == words(4096, 1)),
    ("rndr", "a register that it wrote at its start", [], words(3, 0), 24, "STATUS_SUCCESS", starts(3, 0, 0xA5A5A5A5)),
    ("rndr", "an operation that it has not, with its locks given back", [], words(9, 0), 24,
     "STATUS_PRIVILEGED_INSTRUCTION", None),
    ("basic_display", "the display that the firmware left", [], words(1), 40, "STATUS_SUCCESS",
     starts(1, 1, 1024, 768, 4096)),
    ("basic_display", "a GUID that is not its own", [], words(2), 40, "STATUS_ACCESS_DENIED", None),
]

rows = 0


def row(name, passed, output=""):
    global rows
    rows += 1
    print(f"{'ok' if passed else 'not ok'} {rows} - {name}")
    if not passed:
        for line in output.splitlines()[:40]:
            print("# " + line)
    return passed


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
    return done.returncode, done.stdout


def sends(program, image, escape):
    """Whether the escape of this row came back as the row has it; else what was wrong."""
    _, _, flags, payload, size, status, expected = escape
    command = [program, "call", "--json", "--size", str(size), *flags, image, "--hex", payload.hex()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    try:
        answer = json.loads(done.stdout)["escapes"][0]
    except (ValueError, KeyError, IndexError):
        return f"{' '.join(command)}\n{done.returncode}\n{done.stdout}{done.stderr}"
    out = bytes.fromhex(answer["out"])
    right = answer["status"] == status and done.returncode == (0 if status == "STATUS_SUCCESS" else 1)
    if right and status != "STATUS_SUCCESS":
        right = answer["out"] == answer["in"]
    if right and expected is not None:
        right = expected(out)
    return "" if right else f"{' '.join(command)}\n{done.returncode}\n{done.stdout}{done.stderr}"


def try_driver(program, sources, scratch, name, variant):
    files, introduction = DRIVERS[name]
    image = os.path.join(scratch, f"{name}-{variant}.so")
    status, output = run(program, "cc", "-O1", f"--variant={variant}", "-o", image,
                         *(os.path.join(sources, file) for file in files))
    if not row(f"{variant}: {name}: compiles without a word", status == 0 and output == "", output):
        return
    status, output = run(program, "run", "--cycles", "3", image)
    row(f"{variant}: {name}: starts, is sent escapes and stops three times", status == 0, output)
    row(f"{variant}: {name}: is introduced as {introduction}", introduction in output, output)
    row(f"{variant}: {name}: leaves nothing behind", "nothing left behind" in output, output)
    for escape in ESCAPES:
        if escape[0] == name:
            wrong = sends(program, image, escape)
            row(f"{variant}: {name}: {escape[1]}", not wrong, wrong)


def main():
    program, sources = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as scratch:
        for variant in VARIANTS:
            for name in DRIVERS:
                try_driver(program, sources, scratch, name, variant)
    print(f"1..{rows}")


main()
