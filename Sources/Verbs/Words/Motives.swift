package import Observations

/// `motives for smaller firms`: why firms invest, as documents say it.
package struct Motives: RegisterWord {
  package let summary = "why firms invest: all of them, or some, or in some places"
  package let usage = "motives [for GROUP] [in PLACE] [sector SECTOR] [PERIOD] [of DOCUMENT]"
  package let example = "motives for smaller firms"
  package let entries = RegisterEntry.Kind.motive
  package let filters: [RegisterFilter.Kind] = [.group, .place, .sector, .period, .document]
  package let columns: [RegisterColumn] = [.wording("Motive"), .group("Of whom"), .region]
}
