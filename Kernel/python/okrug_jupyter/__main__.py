"""Becomes the kernel, which lies beside Python's other scripts."""
import os
import sys
import sysconfig

program = os.path.join(sysconfig.get_path("scripts"), "okrug-kernel")
os.execv(program, [program, *sys.argv[1:]])
