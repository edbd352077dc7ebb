package import Observations

/// Where a number is printed, as a reader looks it up.
package enum PlaceText {
  /// `ershova-2014, Table 1`, `ershova-2014, line 217`
  package static func short(_ place: Place, in catalogue: Catalogue) -> String {
    let publication = publication(place, in: catalogue)
    return "\(publication?.id ?? "?"), \(part(place, of: publication))"
  }

  /// `Table 1, row Far Eastern Federal District, column Japan / Investment stock (2012, mln USD)`, `line 217`
  package static func full(_ place: Place, in catalogue: Catalogue) -> String {
    let publication = publication(place, in: catalogue)
    var parts = [part(place, of: publication)]
    if let id = place.table, let table = publication?.table(id) {
      let stub = table.stub(ofRow: place.row)
      let heading = table.heading(ofColumn: place.column).joined(separator: " / ")
      if !stub.isEmpty { parts.append("row \(stub)") }
      if !heading.isEmpty { parts.append("column \(heading)") }
    }
    return parts.joined(separator: ", ")
  }

  private static func publication(_ place: Place, in catalogue: Catalogue) -> Publication? {
    catalogue.publications.indices.contains(place.publication)
      ? catalogue.publications[place.publication] : nil
  }

  private static func part(_ place: Place, of publication: Publication?) -> String {
    guard let id = place.table else { return "line \(place.line)" }
    let label = publication?.table(id)?.label ?? ""
    return label.isEmpty ? "table \(id)" : label
  }
}
