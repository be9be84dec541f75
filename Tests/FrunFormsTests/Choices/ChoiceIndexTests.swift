import Testing

@testable import FrunForms

@Suite struct ChoiceIndexTests {
  static let countries = ChoiceIndex([
    ChoiceOption(name: "AF", label: "Afghanistan", aliases: ["أفغانستان", "Afġānistān"]),
    ChoiceOption(name: "CI", label: "Côte d’Ivoire", aliases: ["Ivory Coast"]),
    ChoiceOption(name: "CF", label: "Central African Republic"),
    ChoiceOption(name: "ZA", label: "South Africa"),
    ChoiceOption(name: "NE", label: "Niger"), ChoiceOption(name: "NG", label: "Nigeria"),
  ])

  @Test(arguments: [
    ("", ["AF", "CI", "CF", "ZA", "NE", "NG"]), ("cote", ["CI"]), ("COTE DIV", ["CI"]),
    ("coast iv", ["CI"]), ("أَفغان", ["AF"]), ("niger", ["NE", "NG"]), ("nig", ["NE", "NG"]),
    ("ng", ["NG"]), ("afr", ["CF", "ZA"]), ("geria", ["NG"]), ("republic of", []), ("zz", []),
    ("…", ["AF", "CI", "CF", "ZA", "NE", "NG"]),
  ])
  func typingFindsTheBestFirst(typed: String, names: [String]) {
    #expect(Self.countries.matches(typed).map { Self.countries.options[$0].name } == names)
  }

  @Test(
    arguments: [
      ("AF", 0), ("af", 0), ("south africa", 3), ("Ivory coast", 1), ("Niger", 4), ("africa", nil),
      ("", nil),
    ] as [(String, Int?)])
  func anExactTextMeansOneChoice(typed: String, place: Int?) {
    #expect(Self.countries.exact(typed) == place)
  }

  /// Packing must find what comparing folded words one by one finds.
  @Test(arguments: [UInt64(1), 2, 3, 4])
  func packedSearchEqualsPlainSearch(seed: UInt64) {
    let generator = SharedGenerator(seed: seed)
    let letters = ["a", "B", "é", " ", "-", "ß", "م", "َ", "'", "中", "1", "_"]
    func text(_ most: UInt64) -> String {
      (0..<generator.next() % most).map { _ in letters[Int(generator.next() % 12)] }.joined()
    }
    let options = (0..<60).map { _ in
      ChoiceOption(name: text(5), label: text(12), aliases: [text(6)])
    }
    let index = ChoiceIndex(options)
    for _ in 0..<200 {
      let typed = text(5)
      let query = ChoiceKeys.Query(typed)
      let wanted = query.words.map { String(decoding: $0.dropFirst(), as: UTF8.self) }
      let words = options.map { option in
        ([option.label, option.name] + option.aliases).flatMap { folded($0) }
      }
      let expected = options.indices.filter { place in
        wanted.allSatisfy { word in words[place].contains { $0.hasUTF8Prefix(word) } }
      }
      let found = index.matches(typed)
      if expected.isEmpty { continue }
      #expect(found.sorted() == expected, "seed \(seed), typed \(typed.debugDescription)")
    }
  }

  private func folded(_ text: String) -> [String] {
    ChoiceKeys.Query(text).words.map { String(decoding: $0.dropFirst(), as: UTF8.self) }
  }

  @Test func aSessionSearchesWhatTheFilterLeaves() throws {
    let session = try session(
      """
      | survey |
      | | type | name | label::English (en) | label::French (fr) | choice_filter |
      | | select_one c | country | Country | Pays | |
      | | select_one t | town | Town | Ville | country = ${country} |
      | choices |
      | | list_name | name | label::English (en) | label::French (fr) | country | alias |
      | | c | de | Germany | Allemagne | | Deutschland; FRG |
      | | c | fr | France | France | | |
      | | t | ber | Berlin | Berlin | de | |
      | | t | ban | Banyuls | Banyuls | fr | |
      | | t | bor | Bordeaux | Bordeaux | fr | |
      """)
    let countries = try session.choiceIndex(path("country"))
    #expect(countries.matches("alle") == [0])
    #expect(countries.matches("deutsch") == [0])
    #expect(countries.exact("frg") == 0)
    try session.setAnswer("fr", at: path("country"))
    let towns = try session.choiceIndex(path("town"))
    #expect(towns.options.map(\.name) == ["ban", "bor"])
    #expect(towns.matches("b") == [0, 1])
    #expect(towns.matches("berlin").isEmpty)
  }
}

extension String {
  fileprivate func hasUTF8Prefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}
