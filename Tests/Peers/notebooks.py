"""Every notebook of the manual in the hands of Jupyter's tools: converted, executed, replayed, and taken back unchanged."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import jupytext
import nbformat
import papermill
from nbclient import NotebookClient

ROOT = pathlib.Path(__file__).resolve().parents[2]
OKRUG = os.environ["OKRUG_BINARY"]
NOTEBOOKS = sorted(ROOT.glob("Notebooks/**/*.md"))


def okrug(*arguments):
    return subprocess.run([OKRUG, *map(str, arguments)], capture_output=True, check=True).stdout


def text_of(output):
    if output.output_type == "stream":
        return (output.name, output.text)
    if output.output_type == "error":
        return ("error", output.ename)
    return (output.output_type, output.data)


class Notebooks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.place = pathlib.Path(cls.folder.name)
        cls.converted = {}
        for notebook in NOTEBOOKS:
            path = cls.place / (str(notebook.relative_to(ROOT)).replace("/", "_")[:-3] + ".ipynb")
            okrug("convert", notebook, path)
            cls.converted[notebook] = path

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_there_are_notebooks(self):
        self.assertGreater(len(NOTEBOOKS), 40)

    def test_to_ipynb_and_back_is_the_same_bytes(self):
        for notebook, path in self.converted.items():
            with self.subTest(notebook.name):
                self.assertEqual(okrug("convert", "--to", "markdown", path, "-"), notebook.read_bytes())

    def test_nbformat_finds_nothing_wrong_and_writes_the_same(self):
        for path in self.converted.values():
            with self.subTest(path.name):
                text = path.read_text()
                read = nbformat.reads(text, 4)
                nbformat.validate(read)
                self.assertEqual(nbformat.writes(read) + "\n", text)

    def test_nbval_replays_them(self):
        command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", *self.converted.values()]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.place)
        self.assertEqual(done.returncode, 0, done.stdout[-4000:])
        self.assertIn(" passed", done.stdout)
        self.assertNotIn("skipped", done.stdout.splitlines()[-1].replace("1 skipped", ""))

    def test_nbclient_executes_them(self):
        for path in list(self.converted.values()):
            if "_0" not in path.name:
                continue
            with self.subTest(path.name):
                read = nbformat.read(path, 4)
                before = [[text_of(output) for output in cell.get("outputs", [])] for cell in read.cells]
                NotebookClient(read, timeout=60, kernel_name="okrug").execute()
                after = [[text_of(output) for output in cell.get("outputs", [])] for cell in read.cells]
                self.assertEqual([len(cell) for cell in before], [len(cell) for cell in after])

    def test_papermill_runs_one(self):
        source = self.converted[ROOT / "Notebooks" / "05-tables.md"]
        papermill.execute_notebook(str(source), str(self.place / "out.ipynb"), progress_bar=False, log_output=False)
        cells = nbformat.read(self.place / "out.ipynb", 4).cells
        self.assertTrue(all(cell.outputs for cell in cells if cell.cell_type == "code"))

    def test_a_changed_cell_comes_back_changed_and_the_rest_does_not(self):
        source = ROOT / "Notebooks" / "03-shares.md"
        document = json.loads(self.converted[source].read_text())
        code = [cell for cell in document["cells"] if cell["cell_type"] == "code"]
        code[1]["source"] = ["total russia from japan 2012"]
        path = self.place / "changed.ipynb"
        path.write_text(json.dumps(document))
        after = okrug("convert", "--to", "markdown", path, "-").decode()
        self.assertIn("\ntotal russia from japan 2012\n", after)
        before = source.read_text()
        first = before.index("```okrug", before.index("```okrug") + 1)
        self.assertTrue(after.startswith(before[:first]))

    def test_jupytext_opens_and_saves_them_unchanged(self):
        fresh = self.place / "fresh.md"
        okrug("init", "--jupyter", fresh)
        for notebook in [*NOTEBOOKS, fresh]:
            with self.subTest(notebook.name):
                text = notebook.read_text()
                for _ in range(2):
                    text = jupytext.writes(jupytext.reads(text, fmt="md"), fmt="md")
                self.assertEqual(text, notebook.read_text())
        code = [cell for cell in jupytext.read(fresh).cells if cell.cell_type == "code"]
        self.assertEqual(len(code), 1)

    def test_quarto_and_myst_keep_every_cell(self):
        for notebook in NOTEBOOKS:
            cells = sum(cell.cell_type == "code" for cell in nbformat.read(self.converted[notebook], 4).cells)
            with self.subTest(notebook.name):
                quarto = okrug("convert", "--to", "quarto", notebook, "-").decode()
                myst = okrug("convert", "--to", "myst", notebook, "-").decode()
                self.assertEqual(len(re.findall("^```+{okrug}$", quarto, re.M)), cells)
                self.assertEqual(len(re.findall("^```+{code-cell} okrug$", myst, re.M)), cells)
                self.assertIn("jupyter: okrug\n", quarto)
                self.assertEqual(re.findall("^```+output {cell", quarto + myst, re.M), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
