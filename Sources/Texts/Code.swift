/// The stable codes of refusals. A code is part of a notebook (`code="no-data"`): never rename one.
package enum RefusalCode: String, CaseIterable, Sendable {
  // What was typed
  case invalidText = "invalid-text"
  case syntax
  case unfinished
  case tooDeep = "too-deep"
  case decimalComma = "decimal-comma"
  case thousandsMark = "thousands-mark"
  case periodRange = "period-range"
  // Words and names
  case unknownWord = "unknown-word"
  case unknownName = "unknown-name"
  case ambiguousName = "ambiguous-name"
  case nameTaken = "name-taken"
  case unknownCell = "unknown-cell"
  case missingArgument = "missing-argument"
  case surplusArgument = "surplus-argument"
  // What the data can answer
  case ambiguousReading = "ambiguous-reading"
  case noData = "no-data"
  case notAdditive = "not-additive"
  case unitMismatch = "unit-mismatch"
  case differentBases = "different-bases"
  case notMeaningful = "not-meaningful"
  case notCheckable = "not-checkable"
  case notPrinted = "not-printed"
  case checkFailed = "check-failed"
  // The run
  case stepBudget = "step-budget"
  case interrupted
  case unreadableData = "unreadable-data"
}
