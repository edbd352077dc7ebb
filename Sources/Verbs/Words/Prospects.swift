package import Observations

/// `prospects sector manufacturing`: what is expected or planned.
package struct Prospects: RegisterWord {
  package let summary = "what is expected or planned: fields, places, years"
  package let usage = "prospects [for GROUP] [in PLACE] [sector SECTOR] [PERIOD] [of DOCUMENT]"
  package let example = "prospects for energy"
  package let entries = RegisterEntry.Kind.prospect
  package let filters: [RegisterFilter.Kind] = [.group, .place, .sector, .period, .document]
  package let columns: [RegisterColumn] = [
    .wording("Prospect"), .group("Field"), .region, .year,
  ]
}
