import ArgumentParser

@main struct Okrug: ParsableCommand {
  func run() throws {}
}
