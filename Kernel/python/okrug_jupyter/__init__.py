"""Okrug for Jupyter: the kernel's program, its kernelspec, and a lexer for Pygments."""
