import Observations

/// Codes that reading a line turns on, looked up once; nothing where the data has no such code.
struct Landmarks: Sendable {
  /// Of numbers whose text does not say who compiled them.
  let unstatedSource: CodeID?
  let allSectors: CodeID?
  let world: CodeID?
  let cumulative: CodeID?

  init(_ codes: Codes) {
    unstatedSource = codes.find("_U", in: "sources")
    allSectors = codes.find("_T", in: "sectors")
    world = codes.find("W1", in: "areas")
    cumulative = codes.find("cumulative", in: "measures")
  }
}
