# Runs the script named by the first argument as if it were the program; nothing is imported that not every bundle has.
boot()
work()
stand_in()
import sys

sys.argv.pop(0)
__file__ = sys.argv[0]
with open(__file__, "rb") as stream:
    source = stream.read()
del boot, work, stand_in, stream
exec(compile(source, __file__, "exec"))
