# Reads bytecode for PyInstaller's analysis. Its own reader disassembles all of every function with `dis`, which takes half
# of an analysis; what it looks at is an import with the two instructions before, and names that are stored or deleted.
import dis
import functools
import inspect

EXTENDED = dis.opmap["EXTENDED_ARG"]
IMPORT = dis.opmap["IMPORT_NAME"]
NAMES = {dis.opmap[name] for name in ("STORE_NAME", "STORE_GLOBAL", "DELETE_NAME", "DELETE_GLOBAL")}
WANTED = NAMES | {IMPORT}


@functools.lru_cache(maxsize=1)
def arguments(code):
    return {one.offset: one.argval for one in dis.get_instructions(code)}


class Instruction:
    """One of `dis`, as far as it is looked at. Its argument is worked out when it is asked for, which is seldom."""

    __slots__ = ("code", "index", "opname")

    def __init__(self, code, index, op):
        self.code, self.index, self.opname = code, index, dis.opname[op]

    @property
    def argval(self):
        return arguments(self.code)[2 * self.index]


class Name:
    __slots__ = ("opname", "argval")

    def __init__(self, op, name):
        self.opname, self.argval = dis.opname[op], name


def block(code):
    ops = code.co_code[::2]
    if WANTED.isdisjoint(ops):
        return
    before, last, extended = 0, 0, 0
    for index, (op, low) in enumerate(zip(ops, code.co_code[1::2])):
        argument = extended << 8 | low
        if op == EXTENDED:
            extended = argument
            continue
        extended = 0
        if op in NAMES:
            yield Name(op, code.co_names[argument])
        elif op == IMPORT:
            for place in (before, last, index):
                yield Instruction(code, place, ops[place])
        # Caches behind an instruction, which are zero, are none.
        if op:
            before, last = last, index


def instructions(code):
    """In place of `PyInstaller.lib.modulegraph.util.iterate_instructions`: a block's instructions, None, and those in it."""
    yield from block(code)
    yield None
    for constant in code.co_consts:
        if inspect.iscode(constant):
            yield from instructions(constant)
