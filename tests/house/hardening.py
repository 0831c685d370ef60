"""The program that is shipped resists being taken over: it can be loaded anywhere (PIE), what the
linker filled in cannot be written any more (RELRO, BIND_NOW), the stack is guarded and holds no
code.

  hardening.py PROGRAM…    checks each that exists; the first must
  hardening.py --self-test
"""

import os
import re
import subprocess
import sys
import tempfile

# What readelf says of a program that has it.
WANTED = {
    "is not position-independent (PIE)": r"Type:\s+DYN[\s\S]*\bFlags:[^\n]*\bPIE\b",
    "has no read-only relocations (RELRO)": r"\bGNU_RELRO\b",
    "binds symbols late (no BIND_NOW)": r"\bBIND_NOW\b|\bFlags:[^\n]*\bNOW\b",
    "has no guard on its stack": r"\b__stack_chk_fail\b",
    "may run code on its stack": r"\bGNU_STACK\s+(?:0x\w+\s+){5}RW ",
}


def defects(program):
    # Headers, segments, the dynamic section and the symbols that come from libraries.
    said = subprocess.run(["readelf", "--wide", "-h", "-l", "-d", "--dyn-syms", program], check=True,
                          capture_output=True, text=True).stdout
    found = [f"{program}: {what}" for what, pattern in WANTED.items() if not re.search(pattern, said)]
    if re.search(r"\bLOAD\s+(?:0x\w+\s+){5}RWE\b", said):
        found.append(f"{program}: has memory that may be written and run")
    return found


def self_test():
    """Programs built without one thing each must be found out."""
    source = "#include <string.h>\nint main(int n, char** v) { char b[64]; strcpy(b, v[0]); return b[0] + n; }\n"
    right = ["-fPIE", "-pie", "-fstack-protector-strong", "-Wl,-z,relro,-z,now,-z,noexecstack"]
    wrong = [
        (["-no-pie", "-fno-pie"], "PIE"),
        (["-Wl,-z,norelro"], "RELRO"),
        (["-Wl,-z,lazy"], "BIND_NOW"),
        (["-fno-stack-protector"], "guard"),
        (["-Wl,-z,execstack"], "run code on its stack"),
    ]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        file, program = f"{folder}/a.c", f"{folder}/a"
        with open(file, "w", encoding="utf-8") as out:
            out.write(source)
        for flags, words in [([], "")] + wrong:
            subprocess.run(["gcc", "-O1", "-w", file, "-o", program, *right, *flags], check=True)
            said = defects(program)
            if words and not any(words in sentence for sentence in said):
                found.append(f"built with {flags}, nothing about '{words}', but: {said}")
            if not words and said:
                found.append(f"built right, and yet: {said}")
    return found


def main():
    if sys.argv[1:] == ["--self-test"]:
        found = self_test()
    elif len(sys.argv) > 1:
        first, *others = sys.argv[1:]
        there = [first] + [program for program in others if os.path.exists(program)]
        found = [sentence for program in there for sentence in defects(program)]
        print(f"looked at {', '.join(there)}")
    else:
        sys.exit(__doc__)
    for sentence in found:
        print(sentence)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
