package import Observations

/// `requirements in FEFD`: what firms look for, and what markets ask of them.
package struct Requirements: RegisterWord {
  package let summary = "what firms look for first, and what markets ask of them"
  package let usage = "requirements [for GROUP] [in PLACE] [sector SECTOR] [of DOCUMENT]"
  package let example = "requirements in FEFD"
  package let entries = RegisterEntry.Kind.requirement
  package let filters: [RegisterFilter.Kind] = [.group, .place, .sector, .document]
  package let columns: [RegisterColumn] = [.wording("Requirement"), .group("Of whom"), .region]
}
