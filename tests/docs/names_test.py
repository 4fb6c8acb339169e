#!/usr/bin/env python3
"""names_test.py: what a page calls by its name is there.

Arguments: the top of the sources. Prints TAP: a row for each row of a test that docs/decisions.md names, for each file
and each name of C that docs/architecture.md and docs/decisions.md set in code type, and for each verb's page.
"""
import os
import re
import subprocess
import sys

top = sys.argv[1]
rows = 0


def row(name, passed):
    global rows
    rows += 1
    print(f"{'ok' if passed else 'not ok'} {rows} - {name.replace('#', ' ')}")


def text_of(name):
    with open(os.path.join(top, name), encoding="utf-8") as file:
        return file.read()


def all_sources():
    found = []
    for folder in ("src", "include", "drivers", "tests", "tools"):
        for path, _, names in os.walk(os.path.join(top, folder)):
            for name in names:
                if name.endswith((".c", ".h", ".S", ".py", ".sh")):
                    with open(os.path.join(path, name), encoding="utf-8", errors="replace") as file:
                        found.append(file.read())
    return "\n".join(found)


def is_row(source, name):
    """Named in quotes, or after its function, which a macro of cmocka's or of the test's own takes first."""
    return f'"{name}"' in source or re.search(r"\w\(" + re.escape(name) + r"[,)]", source) is not None


def rows_of_tests():
    for test, name in re.findall(r"\| `(\w+/\w+)`: `([^`]+)` \|$", text_of("docs/decisions.md"), flags=re.MULTILINE):
        path = f"tests/{test}_test.c"
        row(f"decisions.md: {test}: {name}", os.path.exists(os.path.join(top, path)) and is_row(text_of(path), name))


def code_words(page):
    """What stands between backticks outside of blocks."""
    return sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text_of(page), flags=re.DOTALL))))


def names_of(page, sources):
    for word in code_words(page):
        if re.search(r"\b(ROOM|RULE|NAME|VERB)\b", word):
            continue  # a pattern: tests/ROOM/meson.build
        if re.fullmatch(r"(src|include|docs|tests|drivers|tools|bench)/[\w./-]*\w", word):
            row(f"{page}: {word} is there", os.path.exists(os.path.join(top, word)))
        elif re.fullmatch(r"(struct )?[a-z]+_[a-z_0-9]+|Dxgk\w+|D3DKMT\w+", word):
            name = word.removeprefix("struct ")
            row(f"{page}: {word} is in the sources", re.search(r"\b" + name + r"\b", sources) is not None)


def verbs():
    table = subprocess.run([os.environ.get("ESCAPEMENT", os.path.join(top, "build/escapement")), "--help"],
                           capture_output=True, text=True, timeout=60, check=False).stdout
    for verb in re.findall(r"^  ([a-z+]+) ", table, flags=re.MULTILINE):
        page = "cc" if verb == "c++" else verb
        row(f"README.md: {verb} has a page", f"(docs/{page}.md)" in text_of("README.md"))
        row(f"docs/README.md: {verb} has a page", f"({page}.md)" in text_of("docs/README.md"))


sources_text = all_sources()
rows_of_tests()
names_of("docs/architecture.md", sources_text)
names_of("docs/decisions.md", sources_text)
names_of("CONTRIBUTING.md", sources_text)
verbs()
print(f"1..{rows}")
