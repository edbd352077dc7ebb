internal import Texts

/// Outputs as Jupyter keeps them, and what a notebook records of them.
/// https://nbformat.readthedocs.io/en/latest/format_description.html#code-cell-outputs
enum IPynbOutputs {
  static func values(_ found: CellOutputs, count: Int) -> [JSONValue] {
    var values: [JSONValue] = []
    for output in found.outputs {
      switch output {
      case .printed(let text): values.append(stream("stdout", text))
      case .warned(let text): values.append(stream("stderr", text))
      case .shown(let bundle, _):
        values.append(["output_type": "display_data", "metadata": [:], "data": data(bundle)])
      case .result(let bundle):
        values.append([
          "output_type": "execute_result", "metadata": [:], "execution_count": .whole(count),
          "data": data(bundle),
        ])
      case .cleared: values = []
      case .updated: continue
      }
    }
    if let failure = found.failure {
      values.append([
        "output_type": "error", "ename": .string(failure.code), "evalue": .string(failure.message),
        "traceback": .array(failure.rows.map { .string($0) }),
      ])
    }
    return values
  }

  /// A record of which nothing but its text is known.
  static func plain(_ text: String) -> JSONValue {
    ["output_type": "display_data", "metadata": [:], "data": ["text/plain": .rows(text)]]
  }

  private static func stream(_ name: String, _ text: String) -> JSONValue {
    ["output_type": "stream", "name": .string(name), "text": .rows(text)]
  }

  private static func data(_ bundle: FormatBundle) -> JSONValue {
    .object(
      bundle.map { member in
        JSONValue.Member(member.name, member.value.text.map { .rows($0) } ?? member.value)
      })
  }

  /// What a notebook records of outputs: their texts, blank lines between them, with no more than so many rows.
  static func text(_ outputs: [JSONValue], rows: Int) -> String {
    let blocks = outputs.compactMap { output -> String? in
      switch output["output_type"]?.text {
      case "stream" where output["name"]?.text != "stderr":
        let text = output["text"]?.rowsText ?? ""
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
      case "display_data", "execute_result": return output["data"]?["text/plain"]?.rowsText
      // The answer that did not hold stands before it.
      case "error" where output["ename"]?.text == RefusalCode.checkFailed.rawValue: return nil
      case "error":
        return (output["traceback"]?.items ?? []).compactMap(\.text).map(\.withoutColour).text(with: "\n")
      default: return nil
      }
    }
    return BundleWriter.recorded(blocks.filter { !$0.isEmpty }.text(with: "\n\n"), rows: rows)
  }

  /// The code of the refusal among them.
  static func refusal(_ outputs: [JSONValue]) -> String? {
    outputs.last { $0["output_type"]?.text == "error" }?["ename"]?.text
  }
}

extension String {
  /// Without the sequences that colour a terminal.
  fileprivate var withoutColour: String {
    var kept = String.UnicodeScalarView()
    var isInside = false
    for scalar in unicodeScalars {
      if scalar == "\u{1B}" { isInside = true }
      if !isInside { kept.append(scalar) }
      if isInside, scalar.properties.isAlphabetic { isInside = false }
    }
    return String(kept)
  }
}
