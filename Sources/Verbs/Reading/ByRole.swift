import Observations

/// Values of a few roles, in the alphabetical order of the roles.
struct ByRole<Value>: ExpressibleByDictionaryLiteral {
  private var entries: [(key: Role, value: Value)] = []

  init(dictionaryLiteral elements: (Role, Value)...) {
    for (role, value) in elements { self[role] = value }
  }

  subscript(_ role: Role) -> Value? {
    get { entries.first { $0.key == role }?.value }
    set {
      if !entries.isEmpty { entries.removeAll { $0.key == role } }
      guard let newValue else { return }
      let place = entries.firstIndex { $0.key.rawValue > role.rawValue } ?? entries.endIndex
      entries.insert((role, newValue), at: place)
    }
  }

  subscript(_ role: Role, default other: Value) -> Value {
    get { self[role] ?? other }
    set { self[role] = newValue }
  }

  var keys: [Role] { entries.map(\.key) }
  var values: [Value] { entries.map(\.value) }
}

extension ByRole: RandomAccessCollection {
  var startIndex: Int { entries.startIndex }
  var endIndex: Int { entries.endIndex }

  subscript(_ place: Int) -> (key: Role, value: Value) { entries[place] }
}

extension ByRole: Equatable where Value: Equatable {
  static func == (a: ByRole, b: ByRole) -> Bool {
    a.entries.elementsEqual(b.entries) { $0.key == $1.key && $0.value == $1.value }
  }
}
