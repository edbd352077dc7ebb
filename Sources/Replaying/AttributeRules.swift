/// Which classes and keys there are, and what is odd about those of a cell or an output.
enum AttributeRules {
  static let cellClasses = [
    "skip", "error", "any", "unordered", "setup", "fresh", "hide", "exercise", "solution", "check", "hidden",
  ]
  static let cellKeys = ["code", "tol", "for", "points"]
  static let outputKeys = ["code", "cell", "data", "version"]

  static func cellIssues(_ attributes: Attributes, line: Int) -> [NotebookIssue] {
    if attributes.isEmpty { return [] }
    var issues = unknown(attributes, classes: cellClasses, keys: cellKeys, line: line)
    if let tolerance = attributes.value("tol"), Tolerance(tolerance) == nil {
      issues.append(
        warning(
          "bad-tolerance", line, "'\(tolerance)' is no tolerance, so numbers are compared exactly",
          hint: "write tol=\"0.05\""))
    }
    if attributes.value("code") != nil, !attributes.has("error") {
      issues.append(
        warning(
          "code-without-error", line, "'code' without '.error' says nothing",
          hint: "add .error, or take code out"))
    }
    return issues
  }

  static func outputIssues(_ attributes: Attributes, line: Int) -> [NotebookIssue] {
    attributes.isEmpty ? [] : unknown(attributes, classes: ["error"], keys: outputKeys, line: line)
  }

  private static func unknown(_ attributes: Attributes, classes: [String], keys: [String], line: Int)
    -> [NotebookIssue]
  {
    attributes.classes.filter { !classes.contains($0) }.map {
      warning(
        "unknown-class", line, "no class '.\($0)'",
        hint: "the classes are \(classes.map { "." + $0 }.joined(separator: " "))")
    }
      + attributes.pairs.filter { !keys.contains($0.key) }.map {
        warning(
          "unknown-key", line, "no key '\($0.key)'", hint: "the keys are \(keys.joined(separator: " "))")
      }
  }

  private static func warning(_ code: String, _ line: Int, _ message: String, hint: String) -> NotebookIssue {
    NotebookIssue(.warning, code, line: line, message, hint: hint)
  }
}
