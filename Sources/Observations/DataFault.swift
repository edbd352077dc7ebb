/// Why a data file cannot be used, and where.
///
///     broken.csv:3:14: no code 'RU_XX' in areas
package struct DataFault: Error, Hashable, Sendable {
  package let file: String
  /// From 1; 0 if the fault is the file as a whole.
  package let line: Int
  /// From 1, in bytes; 0 if the fault is the line as a whole.
  package let column: Int
  package let message: String

  package init(file: String, line: Int = 0, column: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String {
    switch (line, column) {
    case (0, _): "\(file): \(message)"
    case (_, 0): "\(file):\(line): \(message)"
    default: "\(file):\(line):\(column): \(message)"
    }
  }
}
