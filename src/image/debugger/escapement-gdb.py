"""escapement-gdb.py: shows gdb the drivers, which the loader of this project maps by itself.

    gdb -x .../escapement-gdb.py --args escapement run first.so
    (gdb) set breakpoint pending on
    (gdb) break MyDdiEscape
    (gdb) run

The loader passes through image_debugger_stop with each image that comes or goes (src/image/image.c). For a process that
gdb attached to, `escapement-images` looks for the images that are there.
"""
import gdb

shown = {}


def quoted(path):
    """A path as one word of a gdb command."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def show(path, base):
    """Read an image's symbols at its address."""
    if shown.get(base) != path:
        gdb.execute(f"add-symbol-file {quoted(path)} -o {base:#x}", to_string=True)
        shown[base] = path


def hide(path, base):
    """Forget an image's symbols."""
    if shown.pop(base, None) is not None:
        gdb.execute(f"remove-symbol-file {quoted(path)}", to_string=True)


class ImageStop(gdb.Breakpoint):
    """Never stops for the person: it only looks at what came or went."""

    def __init__(self):
        super().__init__("image_debugger_stop", internal=True)
        self.silent = True

    def stop(self):
        path = gdb.parse_and_eval("path").string()
        base = int(gdb.parse_and_eval("(unsigned long)base"))
        try:
            if gdb.parse_and_eval("loaded"):
                show(path, base)
            else:
                hide(path, base)
        except gdb.error as error:
            print(f"escapement: {path}: {error}")
        return False


class Images(gdb.Command):
    """Find the driver images of the process and read their symbols."""

    def __init__(self):
        super().__init__("escapement-images", gdb.COMMAND_FILES)

    def invoke(self, argument, from_tty):
        with open(f"/proc/{gdb.selected_inferior().pid}/maps", encoding="utf-8") as maps:
            for line in maps:
                words = line.split(maxsplit=5)
                if len(words) == 6 and int(words[2], 16) == 0 and words[5].startswith("/"):
                    self.look_at(words[5].rstrip("\n"), int(words[0].split("-")[0], 16))

    @staticmethod
    def look_at(path, base):
        try:
            with open(path, "rb") as file:
                start = file.read(4096)
        except OSError:
            return
        if start.startswith(b"\x7fELF") and b"Escapement\0" in start:
            show(path, base)
            print(f"{base:#x} {path}")


Images()
ImageStop()
# The program runs a driver in a child process.
gdb.execute("set follow-fork-mode child")
