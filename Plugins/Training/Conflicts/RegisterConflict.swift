import FrunDomain
import FrunKit

/// A question of the register that two trainers answered differently without knowing of each other.
struct RegisterConflict {
  /// One answer; several people may have given it.
  struct Answer {
    /// A for the answer that was given first, then B, and so on.
    let letter: String
    let value: FieldValue?
    let isWithheld: Bool
    let heads: [FieldHead]
  }

  let open: Disagreement
  let answers: [Answer]

  init(_ open: Disagreement) {
    self.open = open
    var groups: [[FieldHead]] = []
    for head in open.heads {
      let place = groups.firstIndex {
        $0[0].value == head.value && $0[0].isWithheld == head.isWithheld
      }
      if let place { groups[place].append(head) } else { groups.append([head]) }
    }
    answers = groups.enumerated().map { place, heads in
      let letter =
        place < 26 ? String(UnicodeScalar(UInt8(65 + place))) : "answer-\(place + 1)"
      return Answer(
        letter: letter, value: heads[0].value, isWithheld: heads[0].isWithheld, heads: heads)
    }
  }

  /// What the question is called on the command line.
  var name: String { "\(open.kind)/\(open.record.text.prefix(8)).\(open.field)" }

  /// Those of all registers here, in the order of their names.
  static func all(_ services: any Services) throws -> [RegisterConflict] {
    try services.disagreements(in: nil).filter { $0.stream.kind == .training }
      .map(RegisterConflict.init).sorted { $0.name < $1.name }
  }

  /// An answer for people.
  func text(_ value: FieldValue?, _ language: String) -> String {
    switch value {
    case nil: "no answer"
    case .code(let code):
      Schema.standard.label(code, of: open.field, in: open.kind, language: language)
    case .reference(let record): String(record.text.prefix(8))
    case let value?: value.displayText
    }
  }
}
