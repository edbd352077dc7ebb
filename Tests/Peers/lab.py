"""JupyterLab in a browser without a window: a notebook is opened and run, a line completed, a cell interrupted, the kernel
restarted. Screenshots are kept in the folder given, if one is."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
OKRUG = os.environ["OKRUG_BINARY"]
SLOW = "\n".join(["diversification districts from japan 2012"] * 1_000)
shots = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None


def step(text):
    print("  " + text, flush=True)


def served(place, port):
    environment = dict(os.environ, JUPYTER_CONFIG_DIR=str(place / "config"), JUPYTERLAB_SETTINGS_DIR=str(place / "s"))
    server = subprocess.Popen(
        [
            sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--ServerApp.port_retries=0",
            "--IdentityProvider.token=", "--ServerApp.password=", "--allow-root", f"--notebook-dir={place}",
            "--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly",
        ],
        env=environment, stdout=subprocess.DEVNULL, stderr=open(place / "server.log", "w"),
    )  # fmt: skip
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/status")
            return server
        except OSError:
            time.sleep(0.1)
    raise SystemExit("JupyterLab did not start: " + (place / "server.log").read_text()[-2000:])


def free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def shot(page, name):
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=shots / f"{name}.png")


def cell(page, place):
    return page.locator(".jp-Notebook .jp-CodeCell").nth(place)


def idle(page):
    """Waits until the kernel is there and has nothing to do."""
    page.wait_for_selector(".jp-StatusBar-Widget :text('Okrug | Idle')", timeout=60_000)


def typed(page, place, text):
    editor = cell(page, place).locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    time.sleep(0.3)


def walk(page, port):
    page.goto(f"http://127.0.0.1:{port}/lab/tree/tables.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    idle(page)
    step("a notebook is open, and its kernel is idle")
    page.click("text=Run >> visible=true")
    page.click("text=Run All Cells >> visible=true")
    page.wait_for_function(
        """() => { const cells = [...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')];
                   return cells.length > 1 && cells.every(cell => /\\[\\d+\\]/.test(cell.textContent)); }""",
        timeout=60_000,
    )
    table = page.locator(".jp-OutputArea-output table.okrug-table").first
    table.scroll_into_view_if_needed()
    assert table.locator("th[scope=col]").count() > 2 and table.locator("tbody tr").count() > 3
    shot(page, "1-run-all")
    step("all cells were run, and a table is a table")

    page.goto(f"http://127.0.0.1:{port}/lab/tree/empty.ipynb?reset")
    idle(page)
    typed(page, 0, "share japan in FEF")
    page.keyboard.press("Tab")
    page.wait_for_selector(".jp-Completer:visible", timeout=20_000)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('.jp-CodeCell .cm-content').textContent.includes('share japan in FEFD')"
    )
    page.keyboard.insert_text(" 2012 # so")
    time.sleep(0.5)
    spans = page.evaluate(
        """() => { const line = document.querySelector('.jp-CodeCell .cm-line'), colour = of => getComputedStyle(of).color;
                   return [...line.querySelectorAll('span')].map(span => [span.textContent, colour(span) != colour(line)]); }"""
    )
    coloured = [text for text, is_coloured in spans if is_coloured]
    assert {"share", "in", "2012", "# so"} <= set(coloured), spans
    step("words, numbers and notes have colours")
    shot(page, "2-colours")
    typed(page, 0, "sh")
    page.keyboard.press("Tab")
    page.wait_for_selector(".jp-Completer:visible", timeout=20_000)
    shot(page, "2-completion")
    page.keyboard.press("Escape")
    step("Tab completes")

    typed(page, 0, SLOW)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=busy]", timeout=20_000)
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    page.keyboard.press("i")
    page.wait_for_selector(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']", timeout=60_000)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000)
    assert "interrupted" in page.locator(".jp-OutputArea-output").last.inner_text()
    shot(page, "3-interrupted")
    step("a busy cell is interrupted")

    typed(page, 0, "share japan in FEFD 2012")
    page.keyboard.press("Escape")
    page.keyboard.press("0")
    page.keyboard.press("0")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000)
    time.sleep(1)
    cell(page, 0).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".jp-InputPrompt:has-text('[1]')", timeout=60_000)
    page.wait_for_selector(".jp-OutputArea-output .okrug-answer, .jp-OutputArea-output [class^=okrug]", timeout=20_000)
    assert "17.86 %" in page.locator(".jp-OutputArea-output").first.inner_text()
    shot(page, "4-restarted")
    step("a restarted kernel counts from 1")


def main():
    chromium = shutil.which("chromium")
    if not chromium:
        print("chromium is missing")
        return 75
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        subprocess.run([OKRUG, "convert", str(ROOT / "Notebooks/05-tables.md"), str(place / "tables.ipynb")], check=True)
        # Nothing but what this kernel says now.
        document = json.loads((place / "tables.ipynb").read_text())
        for cell in document["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"], cell["execution_count"] = [], None
        (place / "tables.ipynb").write_text(json.dumps(document))
        (place / "empty.md").write_text("```okrug\n```\n")
        subprocess.run([OKRUG, "convert", str(place / "empty.md"), str(place / "empty.ipynb")], check=True)
        port = free_port()
        server = served(place, port)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                try:
                    walk(page, port)
                except BaseException:
                    shot(page, "failed")
                    raise
                finally:
                    browser.close()
        finally:
            server.terminate()
            server.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
