package import Observations

/// `references about toyota`: the works that documents refer to.
package struct References: RegisterWord {
  package let summary = "works a document refers to: author, title, date, address"
  package let usage = "references [about WORDS] [PERIOD] [of DOCUMENT], also as bibtex, as csl"
  package let example = "references about dijkov"
  package let entries = RegisterEntry.Kind.reference
  package let filters: [RegisterFilter.Kind] = [.search, .period, .document]
  package let columns: [RegisterColumn] = [
    .author, .title, .date, .publisher, .language, .cited, .address,
  ]
}
