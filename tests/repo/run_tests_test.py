#!/usr/bin/env python3
"""run_tests_test.py: what tools/run-tests makes of a program's output, above all of one that died or said nothing."""
import importlib.machinery
import importlib.util
import os
import sys

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tools/run-tests")
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("run_tests", PATH)
run_tests = importlib.util.module_from_spec(importlib.util.spec_from_loader("run_tests", loader))
loader.exec_module(run_tests)

#    name                            protocol    status  result     output                             passed, failed ..
ROWS = [
    ("two pass",                     "tap",      0,  "OK",      "1..2\nok 1 - a\nok 2 - b\n",             (2, 0, 0)),
    ("plan at the end",              "tap",      0,  "OK",      "ok 1 - a\nok 2 - b\n1..2\n",             (2, 0, 0)),
    ("one fails",                    "tap",      1,  "FAIL",    "1..2\nok 1 - a\nnot ok 2 - b\n",         (1, 1, 0)),
    ("one skipped",                  "tap",      0,  "OK",      "1..2\nok 1 - a\nok 2 - b # SKIP why\n",  (1, 0, 1)),
    ("cmocka skips",                 "tap",      0,  "OK",      "1..1\nnot ok 1 # SKIP c\n",              (0, 0, 1)),
    ("all skipped",                  "tap",      0,  "SKIP",    "1..0 # SKIP no kernel\n",                (0, 0, 1)),
    ("two groups",                   "tap",      0,  "ERROR",   "1..1\nok 1 - a\n1..1\nok 1 - b\n",       (2, 0, 0)),
    ("died after its last row",      "tap",      -6, "ERROR",   "1..1\nok 1 - a\n",                       (1, 1, 0)),
    ("sanitizer's status at exit",   "tap",      66, "ERROR",   "1..1\nok 1 - a\n",                       (1, 1, 0)),
    ("died in the middle",           "tap",      -11, "ERROR",  "1..3\nok 1 - a\n",                       (1, 1, 0)),
    ("stopped early with status 0",  "tap",      0,  "ERROR",   "1..3\nok 1 - a\n",                       (1, 1, 0)),
    ("ran out of time",              "tap",      0,  "TIMEOUT", "1..1\nok 1 - a\n",                       (1, 1, 0)),
    ("said nothing",                 "tap",      0,  "OK",      "",                                       (0, 1, 0)),
    ("a plain program passes",       "exitcode", 0,  "OK",      "",                                       (1, 0, 0)),
    ("a plain program fails",        "exitcode", 3,  "FAIL",    "",                                       (0, 1, 0)),
]

print(f"1..{len(ROWS)}")
failed = 0
for number, (name, protocol, code, result, output, wanted) in enumerate(ROWS, 1):
    record = {"returncode": code, "result": result, "stdout": output}
    outcomes = [row[0] for row in run_tests.rows_of_test(protocol, record)]
    got = tuple(outcomes.count(o) for o in ("passed", "failed", "skipped"))
    print(f"ok {number} - {name}" if got == wanted else f"not ok {number} - {name}\n# {got}, not {wanted}")
    failed += got != wanted
sys.exit(1 if failed else 0)
