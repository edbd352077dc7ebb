"""The programs that okrug is measured beside, installed where a build may leave things: .build/bench/venv."""

import os
import subprocess
import sys

from measure import BENCH, cannot

VENV = os.path.join(BENCH, "venv")
PACKAGES = ["duckdb-cli", "nbclient", "ipykernel", "jupyter-core", "xeus-python"]


def installed():
    """Makes the virtual environment if it is not there, and gives its folder of programs."""
    programs = os.path.join(VENV, "bin")
    wanted = [os.path.join(programs, "jupyter-execute"), os.path.join(VENV, "share/jupyter/kernels/xpython-raw"), _duckdb()]
    if not all(os.path.exists(path) for path in wanted):
        print(f"installing {', '.join(PACKAGES)}", file=sys.stderr)
        for command in ([sys.executable, "-m", "venv", VENV],
                        [os.path.join(programs, "python"), "-m", "pip", "install", "--quiet"] + PACKAGES):
            if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode != 0:
                cannot(f"could not install {', '.join(PACKAGES)}")
    return programs


def _duckdb():
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return os.path.join(VENV, "lib", version, "site-packages", "duckdb_cli", "duckdb")


def duckdb():
    """The program itself, not the Python script around it."""
    installed()
    return _duckdb()


def jupyter_execute(notebook):
    return [os.path.join(installed(), "jupyter"), "execute", notebook]


def sqlite():
    return "/usr/bin/sqlite3"
