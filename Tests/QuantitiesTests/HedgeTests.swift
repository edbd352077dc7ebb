import Quantities
import Testing

@Suite struct HedgeTests {
  static let seeds: [UInt64] = Array(1...10)

  @Test func `every spelling names its own row and no other`() {
    var seen: Set<String> = []
    for hedge in Hedge.all {
      #expect(!hedge.words.isEmpty && hedge.name == hedge.words.first && !hedge.summary.isEmpty)
      for word in hedge.words {
        #expect(Hedge.named(word) == hedge)
        #expect(Hedge.named(word.uppercased()) == hedge)
        #expect(Hedge.named(word.split(separator: " ").joined(separator: "-")) == hedge)
        #expect(seen.insert(word).inserted, "two rows say '\(word)'")
      }
    }
  }

  @Test(arguments: ["", "-", "more", "than", "overall", "about about", "ABOUТ", "hаlf", "about 5"])
  func `other words are no hedge`(text: String) {
    #expect(Hedge.named(text) == nil)
  }

  @Test(arguments: [
    ("more than double the total", "more than double", 3), ("more than half the total", "more than", 2),
    ("about half", "about half", 2), ("does not exceed 0.3 %", "at most", 3), ("less-than 5", "less than", 1),
    ("about 5", "about", 1), ("almost half", "almost", 1),
  ])
  func `the longest hedge at the head of a run is found`(text: String, name: String, count: Int) throws {
    let found = try #require(Hedge.leading(text.split(separator: " ").map(String.init)))
    #expect(found.hedge.name == name)
    #expect(found.count == count)
  }

  @Test func `a run that begins with no hedge has none`() {
    #expect(Hedge.leading(["the", "half"]) == nil)
    #expect(Hedge.leading([]) == nil)
  }

  @Test(arguments: [
    // hedge, number, low, high, end of the borderline
    ("about", "18", "17", "19", nil),
    ("about", "700", "630", "770", nil),
    ("about", "50", "45", "55", nil),
    ("about", "5", "4.5", "5.5", nil),
    ("about", "2", "1.5", "2.5", nil),
    ("about", "0", "0", "0.5", nil),
    ("about", "-18", "-19", "-17", nil),
    ("some", "17.9", "17.8", "18.0", nil),
    ("roughly", "18", "17", "19", nil), ("circa", "18", "17", "19", nil),
    ("almost", "18", "17", "18", "18.5"),
    ("almost", "80", "72", "80", "80.5"),
    ("almost", "100", "90", "100", "100.5"),
    ("almost", "2", "1.8", "2", "2.5"),
    ("almost", "99", "94.05", "99", "99.5"),
    ("nearly", "99.9", "94.905", "99.9", "99.95"),
    ("almost", "-18", "-18", "-17", "-18.5"),
    ("almost", "0", "0", "0", "0.5"),
  ])
  func `about and almost reach as far as the last significant digit and ten per cent allow`(
    word: String, number: String, low: String, high: String, arguable: String?
  ) throws {
    let range = try admitted(word, number)
    #expect(range.core == Reach(i(low, high)))
    let far = number.hasPrefix("-") ? range.borderline?.low : range.borderline?.high
    #expect(far == arguable.map { Bound(d($0), inclusive: true) })
  }

  @Test(arguments: [
    // hedge, below, at, above
    ("more than", HedgeFit.outside, HedgeFit.outside, HedgeFit.inside),
    ("over", .outside, .outside, .inside), ("exceeded", .outside, .outside, .inside),
    ("less than", .inside, .outside, .outside), ("under", .inside, .outside, .outside),
    ("did not attain", .inside, .outside, .outside),
    ("does not exceed", .inside, .inside, .outside), ("up to", .inside, .inside, .outside),
    ("at most", .inside, .inside, .outside), ("at least", .outside, .inside, .inside),
  ])
  func `an inequality is open or closed as its words say`(
    word: String, below: HedgeFit, at: HedgeFit, above: HedgeFit
  ) throws {
    let range = try admitted(word, "5.0")
    #expect(range.fit(of: i("4", "4.9999")) == below)
    #expect(range.fit(of: Interval(q(5))) == at)
    #expect(range.fit(of: i("5.0001", "999999999")) == above)
    #expect(range.fit(of: i("4", "6")) == .partly)
  }

  @Test func `a hedged range is widened by half a unit and leaves its middle arguable`() throws {
    let range = try #require(PrintedNumber(text: "700–800", number: "700", high: "800"))
    func admits(_ word: String) throws -> HedgeRange {
      try #require(Hedge.named(word)).admits(range, unitIsPercent: false)
    }
    #expect(try admits("about").core == Reach(i("650", "850")))
    #expect(try admits("more than").fit(of: i("801", "802")) == .inside)
    #expect(try admits("more than").fit(of: i("750", "800")) == .borderline)
    #expect(try admits("more than").fit(of: i("600", "700")) == .outside)
    #expect(try admits("less than").fit(of: i("750", "760")) == .borderline)
    #expect(try admits("up to").fit(of: i("1", "800")) == .inside)
    #expect(try admits("at least").fit(of: i("700", "701")) == .inside)
  }

  @Test(arguments: [
    ("half", "47.5", "52.5"), ("about half", "45", "55"), ("quarter", "22.5", "27.5"),
    ("around a quarter", "20", "30"),
    ("a fifth", "17.5", "22.5"), ("roughly a fifth", "15", "25"),
    ("three quarters", "72.5", "77.5"), ("about three quarters", "70", "80"),
    ("doubled", "190", "210"),
  ])
  func `words that stand alone take no notice of a number`(word: String, low: String, high: String) throws {
    let hedge = try #require(Hedge.named(word))
    #expect(hedge.standsAlone)
    let printed = try #require(PrintedNumber(text: "7", number: "7"))
    #expect(hedge.admits(printed, unitIsPercent: true).core == Reach(i(low, high)))
    let ratio = i(low, high).scaled(by: .powerOfTen(-2))
    #expect(hedge.admits(printed, unitIsPercent: false).core == Reach(ratio))
  }

  @Test(arguments: ["half", "third", "quarter", "fifth", "two thirds", "three quarters"])
  func `a fraction word and its printed number admit the same`(word: String) throws {
    for inPercent in [true, false] {
      let printed = try #require(PrintedNumber(fractionWord: word, inPercent: inPercent))
      let bare = try #require(Hedge.named(word))
      #expect(bare.admits(printed, unitIsPercent: inPercent).core == Reach(printed.interval))
      let composed = try #require(Hedge.named("about")).admits(printed, unitIsPercent: inPercent)
      let whole = try #require(Hedge.named("about \(word)"))
      #expect(whole.admits(printed, unitIsPercent: inPercent) == composed)
      #expect(Reach(printed.interval) != composed.core)
    }
  }

  @Test func `more than half begins above half`() throws {
    let half = try #require(PrintedNumber(fractionWord: "half", inPercent: true))
    let range = try #require(Hedge.named("more than")).admits(half, unitIsPercent: true)
    #expect(range.fit(of: i("50", "50")) == .outside)
    #expect(range.fit(of: i("50.1", "90")) == .inside)
  }

  @Test func `n times less is one to n`() throws {
    let range = try admitted("times less", "3")
    #expect(range.core == Reach(Interval(low: q(2, 7), high: q(2, 5))))
    #expect(try admitted("times less", "0").core == Reach(low: Bound(q(2), inclusive: true), high: nil))
    let percent = try #require(Hedge.named("times less"))
      .admits(try #require(PrintedNumber(text: "3", number: "3")), unitIsPercent: true)
    #expect(percent.core == Reach(Interval(low: q(200, 7), high: q(40))))
  }

  @Test(arguments: [
    ("17.2", "17.9", HedgeFit.inside), ("17", "18", .inside), ("16.9", "18", .covers), ("10", "20", .covers),
    ("17.9", "18.1", .borderline), ("18.1", "18.5", .borderline), ("18.5", "18.5", .borderline),
    ("18.4", "18.6", .partly), ("16", "17.5", .partly), ("17.5", "18.6", .partly), ("18.51", "19", .outside),
    ("10", "16.99", .outside),
  ])
  func `a recomputed interval is inside, covers, borderline, partly or outside`(
    low: String, high: String, fit: HedgeFit
  ) throws {
    #expect(try admitted("almost", "18").fit(of: i(low, high)) == fit)
  }

  @Test(arguments: seeds)
  func `every hedge that is no strict inequality admits the printed point`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let text = random.decimal(digits: 1...6)
      let printed = try #require(PrintedNumber(text: text, number: text))
      for word in ["about", "almost", "at most", "at least"] {
        let range = try #require(Hedge.named(word)).admits(printed, unitIsPercent: false)
        #expect(range.fit(of: Interval(printed.value)) == .inside, "\(word) \(text)")
      }
      let about = try #require(Hedge.named("about")).admits(printed, unitIsPercent: false)
      #expect(about.core.contains(printed.interval))
    }
  }

  @Test(arguments: seeds)
  func `a mirrored number is almost reached from the mirrored side`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let text = String(random.decimal(digits: 1...4).drop { $0 == "-" })
      guard let printed = PrintedNumber(text: text, number: text), !printed.value.isZero else { continue }
      let mirrored = try admitted("almost", "-" + text)
      let range = try admitted("almost", text)
      let r = Interval(printed.value + random.rational()).hull(Interval(printed.value))
      #expect(range.fit(of: r) == mirrored.fit(of: -r))
    }
  }

  private func admitted(_ word: String, _ number: String) throws -> HedgeRange {
    let printed = try #require(PrintedNumber(text: number, number: number))
    return try #require(Hedge.named(word)).admits(printed, unitIsPercent: false)
  }
}
