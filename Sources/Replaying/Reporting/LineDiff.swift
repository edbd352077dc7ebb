/// The differences between two sequences, by Myers' algorithm in linear space (An O(ND) Difference Algorithm, 1986).
///
/// After `patience` changes it no longer looks for the shortest way and goes on from the furthest point: so the time stays bounded.
struct LineDiff {
  /// A stretch of the old sequence that another of the new one replaces; one of them may be empty.
  struct Change: Hashable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The changes, in order; what lies between them is the same.
  private(set) var changes: [Change] = []

  private let old: [Int]
  private let new: [Int]
  private static let patience = 400

  /// Compares sequences of anything that can be compared.
  static func changes<Element: Hashable>(from old: [Element], to new: [Element]) -> [Change] {
    var names: [Element: Int] = [:]
    func name(_ element: Element) -> Int {
      if let known = names[element] { return known }
      names[element] = names.count
      return names.count - 1
    }
    var diff = LineDiff(old: old.map(name), new: new.map(name))
    diff.compare()
    return diff.changes
  }

  private init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
  }

  private mutating func compare() {
    var open = [Change(old: 0..<old.count, new: 0..<new.count)]
    while let box = open.popLast() {
      let inner = trimmed(box)
      if inner.old.isEmpty || inner.new.isEmpty {
        add(inner)
      } else if let (left, right) = split(inner) {
        open.append(right)
        open.append(left)
      } else {
        add(inner)
      }
    }
  }

  private mutating func add(_ change: Change) {
    guard !change.old.isEmpty || !change.new.isEmpty else { return }
    if let last = changes.last, last.old.upperBound == change.old.lowerBound,
      last.new.upperBound == change.new.lowerBound
    {
      changes[changes.count - 1].old = last.old.lowerBound..<change.old.upperBound
      changes[changes.count - 1].new = last.new.lowerBound..<change.new.upperBound
    } else {
      changes.append(change)
    }
  }

  /// The box without what is the same at its ends.
  private func trimmed(_ box: Change) -> Change {
    var (a, b) = (box.old.lowerBound, box.new.lowerBound)
    var (c, d) = (box.old.upperBound, box.new.upperBound)
    while a < c, b < d, old[a] == new[b] { (a, b) = (a + 1, b + 1) }
    while a < c, b < d, old[c - 1] == new[d - 1] { (c, d) = (c - 1, d - 1) }
    return Change(old: a..<c, new: b..<d)
  }

  /// Two boxes with a shortest path through both, by searching from both ends until the searches meet.
  private func split(_ box: Change) -> (Change, Change)? {
    let (n, m) = (box.old.count, box.new.count)
    let steps = min((n + m + 1) / 2, Self.patience)
    let offset = steps + 1
    var forward = [Int](repeating: 0, count: 2 * offset + 1)
    var backward = forward
    let delta = n - m
    for step in 0...steps {
      for diagonal in stride(from: -step, through: step, by: 2) {
        let goesDown =
          diagonal == -step
          || (diagonal != step && forward[offset + diagonal - 1] < forward[offset + diagonal + 1])
        var x = goesDown ? forward[offset + diagonal + 1] : forward[offset + diagonal - 1] + 1
        while x < n, x - diagonal < m, x - diagonal >= 0,
          old[box.old.lowerBound + x] == new[box.new.lowerBound + x - diagonal]
        { x += 1 }
        forward[offset + diagonal] = x
        let mirror = delta - diagonal
        if delta % 2 != 0, abs(mirror) < step, x <= n, x - diagonal <= m, x + backward[offset + mirror] >= n {
          return cut(box, x, x - diagonal)
        }
      }
      for diagonal in stride(from: -step, through: step, by: 2) {
        let goesDown =
          diagonal == -step
          || (diagonal != step && backward[offset + diagonal - 1] < backward[offset + diagonal + 1])
        var x = goesDown ? backward[offset + diagonal + 1] : backward[offset + diagonal - 1] + 1
        while x < n, x - diagonal < m, x - diagonal >= 0,
          old[box.old.upperBound - 1 - x] == new[box.new.upperBound - 1 - x + diagonal]
        { x += 1 }
        backward[offset + diagonal] = x
        let mirror = delta - diagonal
        if delta % 2 == 0, abs(mirror) <= step, x <= n, x - diagonal <= m, x + forward[offset + mirror] >= n {
          return cut(box, n - x, m - x + diagonal)
        }
      }
    }
    return cutFurthest(box, forward, steps)
  }

  /// Cuts where the forward search came furthest.
  private func cutFurthest(_ box: Change, _ forward: [Int], _ steps: Int) -> (Change, Change)? {
    var best = (x: 0, y: 0)
    for diagonal in stride(from: -steps, through: steps, by: 2) {
      let x = forward[steps + 1 + diagonal]
      let y = x - diagonal
      if x <= box.old.count, y >= 0, y <= box.new.count, x + y > best.x + best.y { best = (x, y) }
    }
    return cut(box, best.x, best.y)
  }

  private func cut(_ box: Change, _ x: Int, _ y: Int) -> (Change, Change)? {
    guard (0...box.old.count).contains(x), (0...box.new.count).contains(y) else { return nil }
    let (a, b) = (box.old.lowerBound + x, box.new.lowerBound + y)
    let left = Change(old: box.old.lowerBound..<a, new: box.new.lowerBound..<b)
    let right = Change(old: a..<box.old.upperBound, new: b..<box.new.upperBound)
    return left == box || right == box ? nil : (left, right)
  }
}
