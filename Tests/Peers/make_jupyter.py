"""`make jupyter` ends in a JupyterLab where Okrug is a kernel."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = f"--no-browser --port={port} --ServerApp.port_retries=0 --IdentityProvider.token="
    made = subprocess.Popen(
        ["make", "jupyter", f"JUPYTER_OPTIONS={options}"], cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True,
        env={name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")},
    )  # fmt: skip
    try:
        for _ in range(6_000):
            assert made.poll() is None, f"make jupyter ended with {made.returncode}"
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/kernelspecs") as answer:
                    specs = json.load(answer)["kernelspecs"]
                break
            except OSError:
                time.sleep(0.1)
        assert specs["okrug"]["spec"]["display_name"] == "Okrug", specs
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/lab") as page:
            assert "okrug-jupyter" in page.read().decode(), "the colours are not there"
        print("  JupyterLab has Okrug and its colours")
    finally:
        os.killpg(made.pid, signal.SIGTERM)
        made.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
