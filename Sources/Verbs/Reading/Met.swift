/// What was met before: the first few in a row, for which a set would be too much, the others in a set.
struct Met<Element: Hashable> {
  private var few: [Element] = []
  private var others: Set<Element> = []
  private static var most: Int { 12 }

  /// Whether an element was not met before; it is from now on.
  mutating func isNew(_ element: Element) -> Bool {
    if few.contains(element) { return false }
    if few.count == Self.most { return others.insert(element).inserted }
    few.append(element)
    return true
  }
}
