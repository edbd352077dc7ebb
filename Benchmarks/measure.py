"""What the parts of the benchmark share: timing, peak memory, rows, folders.

Commands are timed in turn (A B C, A B C, …), so that whatever else the machine does meets all of them alike, and a
ratio is of two medians of one run. A time is of a whole process, from its start to its end.
"""

import json
import os
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BENCH = os.path.join(ROOT, ".build", "bench")
OKRUG = os.path.abspath(os.environ.get("OKRUG", os.path.join(ROOT, ".build/release/okrug")))
QUESTION = "share japan in FEFD 2012"
QUICK = bool(os.environ.get("BENCH_QUICK"))


def seconds(command):
    """How long one run of the command takes; a command that fails ends the part."""
    with open(os.devnull, "r+b") as nothing:
        actions = [(os.POSIX_SPAWN_DUP2, nothing.fileno(), number) for number in (0, 1, 2)]
        start = time.perf_counter()
        process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        _, status = os.waitpid(process, 0)
        taken = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        cannot(f"'{' '.join(command)}' ended with {os.waitstatus_to_exitcode(status)}")
    return taken


def medians(commands, runs, warmup=3):
    """The median time of each of several named commands, in seconds."""
    if QUICK:
        runs, warmup = min(runs, 5), 1
    times = {name: [] for name in commands}
    for turn in range(warmup + runs):
        for name, command in commands.items():
            taken = seconds(command)
            if turn >= warmup:
                times[name].append(taken)
    return {name: statistics.median(taken) for name, taken in times.items()}


def peak(command):
    """The most memory that one process of the command held, in megabytes (10^6 bytes), as /usr/bin/time says."""
    log = os.path.join(BENCH, "time.log")
    done = subprocess.run(
        ["/usr/bin/time", "-q", "-o", log, "-f", "%M"] + command,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode != 0:
        cannot(f"'{' '.join(command)}' ended with {done.returncode}")
    with open(log) as lines:
        return int(lines.read().split()[-1]) * 1024 / 1e6


def output(command, **options):
    """What a command prints; one that fails ends the part."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, **options)
    if done.returncode != 0:
        cannot(f"'{' '.join(command)}' ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout


def row(name, measured, unit, at_most=None, at_least=None, **details):
    """One measure. Without a target it is there to compare with."""
    target = at_most if at_most is not None else at_least
    return {
        "name": name, "measured": measured, "unit": unit, "target": target,
        "relation": None if target is None else "<=" if at_most is not None else ">=",
        "pass": None if target is None else measured <= target if at_most is not None else measured >= target,
        "details": details,
    }


def cannot(message):
    """Ends a part that cannot measure what it should."""
    print(f"{os.path.basename(sys.argv[0])}: {message}", file=sys.stderr)
    sys.exit(2)


def finish(rows):
    """Hands the rows to whoever runs the part."""
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
    print()
