"""Builds the wheel: the kernel's program, its kernelspec, JupyterLab's colours and a lexer. It needs nothing but Python.

The program is the one that OKRUG_KERNEL names, else the one that `make kernel` built.
"""
import base64
import hashlib
import json
import os
import platform
import tomllib
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
KERNEL = os.path.dirname(HERE)


def _project():
    with open(os.path.join(HERE, "pyproject.toml"), "rb") as file:
        return tomllib.load(file)["project"]


def _program():
    places = [os.environ.get("OKRUG_KERNEL", "")]
    places += [os.path.join(KERNEL, "..", ".build", kind, "okrug-kernel") for kind in ("release", "debug")]
    for place in places:
        if place and os.access(place, os.X_OK):
            return place
    raise SystemExit("there is no okrug-kernel: run `make kernel`, or set OKRUG_KERNEL")


def _read(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


def _files(name, version):
    """Path in the wheel, bytes, mode."""
    dist = f"{name}-{version}.dist-info"
    data = f"{name}-{version}.data"
    for file in sorted(os.listdir(os.path.join(HERE, "okrug_jupyter"))):
        if file.endswith(".py"):
            yield f"okrug_jupyter/{file}", _read(HERE, "okrug_jupyter", file), 0o644
    yield f"{data}/scripts/okrug-kernel", _read(_program()), 0o755
    spec = json.loads(_read(KERNEL, "kernelspec", "kernel.json"))
    # Jupyter puts its own interpreter in the place of "python", so that no PATH is needed.
    spec["argv"] = ["python", "-m", "okrug_jupyter", "-f", "{connection_file}"]
    share = f"{data}/data/share/jupyter/kernels/okrug"
    yield f"{share}/kernel.json", (json.dumps(spec, indent=1) + "\n").encode(), 0o644
    for logo in ("logo-svg.svg", "logo-32x32.png", "logo-64x64.png"):
        yield f"{share}/{logo}", _read(KERNEL, "kernelspec", logo), 0o644
    colours = f"{data}/data/share/jupyter/labextensions/okrug-jupyter"
    for file in ("package.json", "static/okrug.js"):
        yield f"{colours}/{file}", _read(KERNEL, "labextension", file), 0o644
    yield f"{dist}/METADATA", (
        f"Metadata-Version: 2.1\nName: okrug-jupyter\nVersion: {version}\n"
        "Summary: Okrug for Jupyter: published foreign-investment statistics, asked in plain words\n"
        "License: MIT\nRequires-Python: >=3.9\n"
    ).encode(), 0o644
    yield f"{dist}/WHEEL", (
        f"Wheel-Version: 1.0\nGenerator: okrug\nRoot-Is-Purelib: false\nTag: py3-none-linux_{platform.machine()}\n"
    ).encode(), 0o644
    yield f"{dist}/entry_points.txt", b"[pygments.lexers]\nokrug = okrug_jupyter.lexer:OkrugLexer\n", 0o644


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    project = _project()
    name, version = project["name"].replace("-", "_"), project["version"]
    wheel = f"{name}-{version}-py3-none-linux_{platform.machine()}.whl"
    record = []
    with zipfile.ZipFile(os.path.join(wheel_directory, wheel), "w", zipfile.ZIP_DEFLATED) as archive:

        def put(path, data, mode):
            info = zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0))
            info.external_attr = (0o100000 | mode) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)

        for path, data, mode in _files(name, version):
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record.append(f"{path},sha256={digest},{len(data)}\n")
            put(path, data, mode)
        path = f"{name}-{version}.dist-info/RECORD"
        put(path, ("".join(record) + f"{path},,\n").encode(), 0o644)
    return wheel


def build_sdist(sdist_directory, config_settings=None):
    raise SystemExit("there is only a wheel: the program is built by Swift")
