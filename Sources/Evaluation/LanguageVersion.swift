/// The version of the language: recorded beside each output of a notebook, and what `okrug --version` says.
package enum LanguageVersion {
  package static let text = "0.1.0"
}
