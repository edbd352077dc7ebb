package import Observations

/// `stages`: the stages of a relationship that documents tell apart.
package struct Stages: RegisterWord {
  package let summary = "stages of a relationship: years, form, fields, legal basis"
  package let usage = "stages [in PLACE] [PERIOD] [of DOCUMENT]"
  package let example = "stages"
  package let entries = RegisterEntry.Kind.stage
  package let filters: [RegisterFilter.Kind] = [.place, .period, .document]
  package let columns: [RegisterColumn] = [
    .wording("Stage"), .date, .forms, .fields, .region, .basis, .terms,
  ]
}
