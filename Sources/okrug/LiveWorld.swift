import Importing
import Observations
import Publications
import Synchronization
import Texts
import Verbs

/// The world as it is: the built-in data, and a step budget that ^C can end.
enum LiveWorld {
  /// Steps a line may take before it is refused.
  static let stepBudget = 2_000_000

  static func world() -> World {
    let cache = Cache()
    return World(library: { () throws(DataFault) in try cache.library() })
  }

  /// The embedded files.
  static func files() -> [DataFile] {
    (0..<okrug_publication_file_count()).map { index in
      let file = unsafe okrug_publication_file_at(index)
      let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
      return unsafe DataFile(name: String(cString: file.name), bytes: bytes)
    }
  }

  private final class Cache: Sendable {
    private let kept = Mutex<Library?>(nil)

    func library() throws(DataFault) -> Library {
      if let library = kept.withLock({ $0 }) { return library }
      let library = Library(try CatalogueReader.catalogue(LiveWorld.files()))
      kept.withLock { $0 = library }
      return library
    }
  }
}
