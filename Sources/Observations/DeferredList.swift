internal import Synchronization

/// A list whose elements are made when they are first asked for, and then kept; elements that are there already may be
/// mixed with them.
///
///     list.append(count: 200) { row in read(row) }
///     list[7]  // row 7 is read here, once
package struct DeferredList<Element: AnyObject & Sendable>: RandomAccessCollection, Sendable {
  /// Where made elements are.
  typealias Kept = UnsafeMutableBufferPointer<Atomic<Unmanaged<Element>?>>

  /// Neighbours that are made in one way; `maker` is nothing where they are in `made` from `offset` on.
  @safe struct Run: @unchecked Sendable {
    let start: Int
    let offset: Int
    let maker: Maker?
    /// The maker's, so that who asks for what is made need not hold the maker meanwhile.
    let kept: Kept?

    init(start: Int, offset: Int, maker: Maker?) {
      self.start = start
      self.offset = offset
      self.maker = maker
      unsafe kept = maker?.kept
    }
  }

  @safe final class Maker: Sendable {
    /// The elements that were made, each kept alive from here.
    fileprivate nonisolated(unsafe) let kept: Kept
    private let make: @Sendable (Int) -> Element

    init(_ count: Int, _ make: @escaping @Sendable (Int) -> Element) {
      unsafe kept = .allocate(capacity: count)
      for place in 0..<count { unsafe kept.initializeElement(at: place, to: Atomic(nil)) }
      self.make = make
    }

    deinit {
      for place in unsafe kept.indices { unsafe kept[place].load(ordering: .acquiring)?.release() }
      unsafe kept.deinitialize()
      unsafe kept.deallocate()
    }

    /// `place` is one of the places there are.
    func element(_ place: Int) -> Element {
      let made = unsafe Unmanaged.passRetained(make(place))
      let (isFirst, other) = unsafe kept[place].compareExchange(
        expected: nil, desired: made, ordering: .acquiringAndReleasing)
      guard !isFirst, let other = unsafe other else { return unsafe made.takeUnretainedValue() }
      unsafe made.release()
      return unsafe other.takeUnretainedValue()
    }
  }

  private var made: [Element] = []
  private var runs: [Run] = []
  /// The run of each element.
  private var owners: [Int32] = []
  package private(set) var endIndex = 0

  package init() {}

  package var startIndex: Int { 0 }

  package var count: Int { endIndex }

  package subscript(index: Int) -> Element {
    let run = Int(owners[index])
    let place = index - runs[run].start
    if let element = unsafe runs[run].kept?[place].load(ordering: .acquiring) {
      return unsafe element.takeUnretainedValue()
    }
    guard let maker = runs[run].maker else { return made[runs[run].offset + place] }
    return maker.element(place)
  }

  package mutating func append(_ element: Element) {
    if runs.last.map({ $0.maker != nil }) ?? true {
      runs.append(Run(start: endIndex, offset: made.count, maker: nil))
    }
    made.append(element)
    owners.append(Int32(clamping: runs.count - 1))
    endIndex += 1
  }

  /// Adds `count` elements; `make` gets the place of each among them, from 0.
  package mutating func append(count: Int, _ make: @escaping @Sendable (Int) -> Element) {
    guard count > 0 else { return }
    runs.append(Run(start: endIndex, offset: 0, maker: Maker(count, make)))
    owners.append(contentsOf: repeatElement(Int32(clamping: runs.count - 1), count: count))
    endIndex += count
  }
}
