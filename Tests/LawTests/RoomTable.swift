/// One row of the table in `Sources/README.md`.
struct Room: Equatable {
  let name: String
  let sentence: String
  /// The modules named in the last column: rooms, and libraries from outside.
  let imports: [String]
}

/// The table of rooms: who may import what.
struct RoomTable {
  let rooms: [Room]

  var names: Set<String> { Set(rooms.map(\.name)) }

  /// Reads the rows of the first table of `markdown`: `| room | sentence | what it may import |`.
  init(markdown: String) {
    let rows = markdown.split(separator: "\n")
      .map { $0.split(separator: "|", omittingEmptySubsequences: false).map(trimmed) }
    let table = rows.drop { $0.count != 5 }.prefix { $0.count == 5 }
    rooms = table.dropFirst(2).map { cells in
      let imports = cells[3].split(separator: ",").map(trimmed)
      return Room(name: cells[1], sentence: cells[2], imports: imports == ["nothing"] ? [] : imports)
    }
  }

  init(rooms: [Room]) { self.rooms = rooms }

  /// What a room may import: what its row lists, and every room below the rooms listed. A library from outside is
  /// for the rows that list it.
  func allowed(in room: String) -> Set<String> {
    let row = rooms.first { $0.name == room }
    return Set(row?.imports ?? []).union(below(room))
  }

  /// Every room that can be reached along the arrows from `room`, itself only if the arrows go round in a circle.
  func below(_ room: String) -> Set<String> {
    var found: Set<String> = []
    var open = [room]
    while let next = open.popLast() {
      for name in rooms.first(where: { $0.name == next })?.imports ?? []
      where names.contains(name) && found.insert(name).inserted {
        open.append(name)
      }
    }
    return found
  }

  /// What the table says that no table should: a room twice, an empty sentence, arrows in a circle.
  func findings(in file: String) -> [Finding] {
    var seen: Set<String> = []
    return rooms.flatMap { room in
      var wrong: [String] = []
      if !seen.insert(room.name).inserted { wrong.append("the room \(room.name) has two rows") }
      if room.sentence.isEmpty { wrong.append("the room \(room.name) has no sentence") }
      if below(room.name).contains(room.name) { wrong.append("the arrows from \(room.name) lead back to it") }
      return wrong.map { Finding(file: file, line: 0, what: $0) }
    }
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
