#!/usr/bin/env python3
"""console_test.py: the commands that a page shows do what the page shows.

Arguments: the top of the sources, the build directory, pages. Prints TAP, a row for each command.

In a block ```console a line `$ COMMAND` is run, and what follows is what it prints on a terminal: `...` within a line
stands for any text, a line of it alone for any lines. A page's commands share one shell, in a folder that looks like
the repository's top. A block ```c that opens with `/* NAME: ` is the file NAME there.
"""
import os
import pty
import re
import subprocess
import sys
import tempfile

MARK = "\x1e"
SECONDS = 60  # for one page

# What stands for `./dev`: what the page's reader has built is built here already.
DEV = """#!/bin/sh
case "$1" in
    demo) exec build/drivers/softgpu/softgpu-demo build/demo.png ;;
    build) exit 0 ;;
    *) exec "$ESCAPEMENT_SOURCE/dev" "$@" ;;
esac
"""


def blocks(text, language):
    return re.findall(r"^```" + language + r"\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def commands(text):
    """Each command of a page with the lines that it shows."""
    found = []
    for block in blocks(text, "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line)
    return found


def look_like_the_top(folder, source, build):
    for name in os.listdir(source):
        if name not in (".git", "build", "dev") and not name.startswith("build-"):
            os.symlink(os.path.join(source, name), os.path.join(folder, name))
    os.mkdir(os.path.join(folder, "build"))
    for name in os.listdir(build):
        os.symlink(os.path.join(build, name), os.path.join(folder, "build", name))
    with open(os.path.join(folder, "dev"), "w") as file:
        file.write(DEV)
    os.chmod(os.path.join(folder, "dev"), 0o755)


def run_shell(folder, source, build, lines):
    """The output of each line, as a terminal shows it."""
    script = "".join(f"{line}\n__status=$?; printf '{MARK}'; (exit $__status)\n" for line in lines)
    environment = dict(os.environ, PATH=os.path.join(folder, "build") + ":" + os.environ["PATH"], LC_ALL="C.UTF-8",
                       ESCAPEMENT_SOURCE=source, ESCAPEMENT_BUILD=build)
    environment.pop("ESCAPEMENT_WDK", None)
    main, side = pty.openpty()
    shell = subprocess.Popen(["timeout", "--foreground", str(SECONDS), "bash", "-c", script], cwd=folder,
                             env=environment, stdin=subprocess.DEVNULL, stdout=side, stderr=side, close_fds=True)
    os.close(side)
    output = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:  # the terminal's other side is closed
            break
        if not piece:
            break
        output += piece
    os.close(main)
    shell.wait()
    return output.decode("utf-8", "replace").replace("\r\n", "\n").split(MARK)


def matches(shown, printed):
    """Whether the lines printed are the lines shown."""
    pattern = ""
    for line in shown:
        if line.strip() == "...":
            pattern += r"(?:.*\n)*"
        else:
            pattern += ".*".join(re.escape(part) for part in line.split("...")) + r"\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def try_page(source, build, page, first):
    with open(os.path.join(source, page)) as file:
        text = file.read()
    wanted = commands(text)
    with tempfile.TemporaryDirectory() as folder:
        look_like_the_top(folder, source, build)
        for block in blocks(text, "c"):
            if name := re.match(r"/\* (\w+\.[ch]): ", block):
                with open(os.path.join(folder, name[1]), "w") as file:
                    file.write(block)
        outputs = run_shell(folder, source, build, [command for command, _ in wanted])
    for number, (command, shown) in enumerate(wanted):
        printed = outputs[number].splitlines() if number < len(outputs) - 1 else ["(the shell ended before)"]
        while shown and not shown[-1]:
            shown.pop()
        while printed and not printed[-1]:
            printed.pop()
        passed = matches(shown, printed)
        print(f"{'ok' if passed else 'not ok'} {first + number} - {page}: {command.replace('#', ' ')}")
        if not passed:
            for title, lines in (("shown", shown), ("printed", printed)):
                print(f"# {title}:")
                for line in lines[:60]:
                    print("#   " + line)
    return len(wanted)


def main():
    source, build, *pages = sys.argv[1:]
    rows = 0
    for page in pages:
        rows += try_page(source, build, page, rows + 1)
    print(f"1..{rows}")


main()
