// Colours for Okrug in JupyterLab 4, as written: no npm, no bundler. JupyterLab asks a prebuilt extension for two
// functions, `init`, which is given the modules that the page has, and `get`, which makes the extension's own.
// https://jupyterlab.readthedocs.io/en/stable/extension/extension_dev.html#prebuilt-extensions
(() => {
  // The words of the language and what stands between names. A test holds both to the program.
  const WORDS = new Set((
    "bounds check cite claim claims clear compare concentration conflicts contribution count define diversification " +
    "find group growth help implied inequality let list max min motives projects prospects quotient rank ratio " +
    "reconcile references repairs requirements say share show similarity stability stages statements structure " +
    "suppose top total trend use why without").split(" "));
  const CLAUSES = new Set((
    "among and as at avg by except for from in into latest of on source table to where with without").split(" "));

  const NAME = /[\p{L}\p{M}\p{N}_.'’-]/u;

  // One token of a line. A text in quotes ends with its line.
  function token(stream) {
    if (stream.eatSpace()) return null;
    const letter = stream.next();
    if (letter === "#") {
      stream.skipToEnd();
      return "comment";
    }
    const close = { '"': '"', "“": "”", "«": "»" }[letter];
    if (close) {
      let next;
      while ((next = stream.next()) !== undefined && next !== close) {}
      return "string";
    }
    if (letter === "@") {
      stream.eatWhile(NAME);
      return "variableName.special";
    }
    if (/\d/.test(letter)) {
      stream.match(/^[\d,]*(\.\d+)?/);
      return "number";
    }
    if (/\p{L}/u.test(letter)) {
      stream.eatWhile(NAME);
      const word = stream.current().toLowerCase();
      if (stream.peek() === ":") return "propertyName";
      if (WORDS.has(word)) return "keyword";
      return CLAUSES.has(word) ? "operator" : "variableName";
    }
    return /[%<>=+\-*/]/.test(letter) ? "operator" : null;
  }

  // A module that the page already has, in the newest version of it.
  async function shared(scope, name) {
    const versions = scope[name];
    const newest = Object.keys(versions).sort((a, b) => a.localeCompare(b, undefined, { numeric: true })).pop();
    return (await versions[newest].get())();
  }

  let scope;
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["okrug-jupyter"] = {
    init(given) {
      scope = given;
    },
    async get() {
      const { IEditorLanguageRegistry } = await shared(scope, "@jupyterlab/codemirror");
      const { LanguageSupport, StreamLanguage } = await shared(scope, "@codemirror/language");
      const plugin = {
        id: "okrug-jupyter:colours",
        description: "Colours for Okrug.",
        autoStart: true,
        requires: [IEditorLanguageRegistry],
        activate: (_, languages) => {
          const language = StreamLanguage.define({
            name: "okrug",
            token,
            languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "[", '"', "“", "«"] } },
          });
          languages.addLanguage({
            name: "okrug",
            displayName: "Okrug",
            mime: "text/x-okrug",
            extensions: ["okrug"],
            support: new LanguageSupport(language),
          });
        },
      };
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
