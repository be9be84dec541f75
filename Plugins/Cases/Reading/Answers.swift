import FrunDomain

/// The different answers in a disagreement, with the letters people call them by.
struct Answers {
  /// One answer; several people may have given it.
  struct Answer {
    let letter: String
    let value: FieldValue?
    let isWithheld: Bool
    let heads: [FieldHead]

    /// What stands for an answer without value.
    var missing: String { isWithheld ? "withheld" : "no answer" }
  }

  /// The answers, A the one that was given first.
  let list: [Answer]

  init(_ disagreement: Disagreement) {
    var groups: [[FieldHead]] = []
    for head in disagreement.heads {
      if let place = groups.firstIndex(where: {
        $0[0].value == head.value && $0[0].isWithheld == head.isWithheld
      }) {
        groups[place].append(head)
      } else {
        groups.append([head])
      }
    }
    list = groups.enumerated().map { place, heads in
      Answer(
        letter: Self.letter(place), value: heads[0].value, isWithheld: heads[0].isWithheld,
        heads: heads)
    }
  }

  /// A, B, …, Z, then A1, B1, …
  private static func letter(_ place: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + place % 26)))
    return place < 26 ? letter : letter + String(place / 26)
  }

  /// The answer a letter names, in either case.
  subscript(letter: String) -> Answer? {
    list.first { $0.letter == letter.uppercased() }
  }
}
