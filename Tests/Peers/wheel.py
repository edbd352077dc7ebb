"""The wheel: `pip install` in a fresh virtual environment is all it takes."""
import os
import pathlib
import subprocess
import sys
import tempfile

from jupyter_client.manager import start_new_kernel

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, **more).stdout


def main():
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        run(sys.executable, "-m", "venv", place / "venv")
        python = place / "venv/bin/python"
        run(python, "-m", "pip", "install", "--no-index", "--no-build-isolation", "-q", ROOT / "Kernel/python")
        share = place / "venv/share/jupyter"
        print("  " + run(place / "venv/bin/okrug-kernel", "status", env={"VIRTUAL_ENV": str(place / "venv")}).strip())
        for file in ("package.json", "static/okrug.js"):
            assert (share / "labextensions/okrug-jupyter" / file).is_file(), file
        # Jupyter puts the interpreter that it runs on itself in the place of "python".
        os.environ["JUPYTER_PATH"] = str(share)
        spec = (share / "kernels/okrug/kernel.json").read_text()
        (share / "kernels/okrug/kernel.json").write_text(spec.replace('"python"', f'"{python}"'))
        manager, client = start_new_kernel(kernel_name="okrug")
        try:
            said = []
            client.execute_interactive("share japan in FEFD 2012", output_hook=said.append, timeout=20)
            texts = [message["content"]["data"]["text/plain"] for message in said if "data" in message["content"]]
            assert [text[:7] for text in texts] == ["17.86 %"], said
            print("  the kernel of the wheel answers")
        finally:
            client.stop_channels()
            manager.shutdown_kernel()
        run(place / "venv/bin/python", "-m", "pip", "uninstall", "-q", "-y", "okrug-jupyter")
        left = [path for path in (place / "venv").rglob("*okrug*")]
        assert not left, left
        print("  uninstalled, it leaves nothing")
    sys.path.insert(0, str(ROOT / "Kernel/python"))
    from okrug_jupyter.lexer import OkrugLexer
    from pygments.token import Error, Keyword

    for path in ROOT.glob("Notebooks/**/*.md"):
        assert all(kind is not Error for kind, _ in OkrugLexer().get_tokens(path.read_text())), path
    tokens = list(OkrugLexer().get_tokens("share japan in FEFD 2012 # so"))
    assert tokens[0] == (Keyword, "share"), tokens
    print("  the lexer reads every notebook")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
