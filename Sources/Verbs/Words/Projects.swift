package import Observations

/// `projects in FEFD by mitsui`: the projects that documents name.
package struct Projects: RegisterWord {
  package let summary = "projects that are named: companies, region, state"
  package let usage = "projects [in PLACE] [by COMPANY] [sector SECTOR] [PERIOD] [for GROUP] [of DOCUMENT]"
  package let example = "projects in FEFD by mitsui"
  package let entries = RegisterEntry.Kind.project
  package let filters: [RegisterFilter.Kind] = [.place, .company, .sector, .group, .period, .document]
  package let columns: [RegisterColumn] = [.wording("Project"), .companies, .region, .status, .sector]
}
