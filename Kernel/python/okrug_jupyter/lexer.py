"""Colours for Okrug in pages that Pygments writes: nbconvert, Sphinx, MkDocs."""
from pygments.lexer import RegexLexer, words
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

# The words of the language, as `help` lists them. A test holds the list to the program.
WORDS = (
    "bounds", "check", "cite", "claim", "claims", "clear", "compare", "concentration", "conflicts", "contribution",
    "count", "define", "diversification", "find", "group", "growth", "help", "implied", "inequality", "let", "list",
    "max", "min", "motives", "projects", "prospects", "quotient", "rank", "ratio", "reconcile", "references",
    "repairs", "requirements", "say", "share", "show", "similarity", "stability", "stages", "statements", "structure",
    "suppose", "top", "total", "trend", "use", "why", "without",
)  # fmt: skip

# What stands between names.
CLAUSES = (
    "among", "and", "as", "at", "avg", "by", "except", "for", "from", "in", "into", "latest", "of", "on", "source",
    "table", "to", "where", "with", "without",
)  # fmt: skip


class OkrugLexer(RegexLexer):
    name = "Okrug"
    aliases = ["okrug"]
    filenames = ["*.okrug"]
    mimetypes = ["text/x-okrug"]
    url = ""

    tokens = {
        "root": [
            (r"#.*$", Comment.Single),
            (r"\s+", Text),
            (r'"[^"\n]*"|\u201c[^\u201d\n]*\u201d|\u00ab[^\u00bb\n]*\u00bb', String),
            (words(WORDS, prefix=r"(?<![\w:-])", suffix=r"(?![\w-])"), Keyword),
            (words(CLAUSES, prefix=r"(?<![\w:-])", suffix=r"(?![\w-])"), Keyword.Pseudo),
            (r"@[A-Za-z][\w-]*", Name.Variable),
            (r"[^\W\d][\w.'\u2019-]*(?=:)", Name.Attribute),
            (r"\d[\d,]*(?:\.\d+)?", Number),
            (r"%|<=|>=|[-+*/=<>]", Operator),
            (r"\.\.|\u2013|[(),:;\[\]\\]", Punctuation),
            (r"[^\W\d][\w.'\u2019-]*", Name),
            (r".", Text),
        ]
    }
