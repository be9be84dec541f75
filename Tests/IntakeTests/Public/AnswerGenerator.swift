import FrunForms
import FrunText

/// Answers that satisfy a form, found by trying: the outline is walked again and again, and every
/// question that is asked gets a value that the form accepts.
struct AnswerGenerator {
  private let session: FormSession
  private var random: Random
  /// Choices that lead where the form cannot be finished.
  private let avoided: Set<String>
  /// Text answers so far by group, for names that repeat other names.
  private var texts: [String: [String]] = [:]
  /// Questions for which no candidate was accepted.
  private(set) var unanswered: [AnswerPath] = []

  /// A small reproducible generator (Knuth's linear congruence).
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  init(_ session: FormSession, seed: UInt64, avoiding avoided: Set<String> = []) {
    self.session = session
    self.avoided = avoided
    random = Random(state: seed &* 2_654_435_761 &+ 99)
  }

  /// Answers everything that can be answered.
  mutating func run(sweeps: Int = 12) {
    var tried: Set<AnswerPath> = []
    for _ in 0..<sweeps {
      var changed = false
      unanswered = []
      for step in session.outline() {
        switch step {
        case .repeating(let rows) where rows.fixedCount == nil && rows.rows < 2:
          if tried.insert(AnswerPath(rows.path.components + [.init(name: "r\(rows.rows)")]))
            .inserted
          {
            changed = (try? session.addRow(rows.path)) != nil || changed
          }
        case .question(let question):
          let isWanting = question.value.isEmpty || session.problem(question.path) != nil
          guard isWanting, !question.isReadOnly, question.type != .note else {
            continue
          }
          if session.isRelevant(question.path), answer(question) {
            changed = true
          } else if question.isRequired {
            unanswered.append(question.path)
          }
        default: break
        }
      }
      if !changed { return }
    }
  }

  private mutating func answer(_ question: QuestionState) -> Bool {
    for candidate in candidates(question) {
      if (try? session.setAnswer(candidate, at: question.path)) != nil {
        if question.type == .text { texts[group(question), default: []].append(candidate) }
        return true
      }
    }
    return false
  }

  private func group(_ question: QuestionState) -> String {
    AnswerPath(Array(question.path.components.dropLast())).description
  }

  private mutating func candidates(_ question: QuestionState) -> [String] {
    switch question.type {
    case .selectOne, .selectMultiple, .rank:
      let names = ((try? session.choices(question.path)) ?? []).map(\.name)
        .filter { !avoided.contains($0) }
      if question.type == .rank { return [names.joined(separator: " ")] }
      var some = names.shuffled(using: &random)
      if question.type == .selectMultiple, some.count > 2 {
        some.insert(some.prefix(2).joined(separator: " "), at: 0)
      }
      return Array(some.prefix(60))
    case .integer, .range, .decimal:
      // Small numbers first: they may be numbers of rows.
      let numbers =
        [0, 1, 2, 3].shuffled(using: &random)
        + [5, 7, 10, 12, 17, 18, 30, 45, 60, 99, 150, 1000, 1990, 2020].shuffled(using: &random)
      return numbers.map { String($0) } + ["-1", "0.5"]
        + (1...100).map { String($0) }
    case .date:
      return ["2026-11-20", "2026-11-21", "2015-06-15", "1990-01-31", "2026-12-24", "2010-02-28"]
        .shuffled(using: &random)
    case .dateTime: return ["2026-11-20T10:00:00.000+02:00", "2015-06-15T08:30:00.000Z"]
    case .time: return ["09:30:00.000Z", "23:59"]
    case .geopoint: return ["31.5 34.4 10 5"]
    case .geotrace: return ["31.5 34.4 0 0; 31.6 34.5 0 0"]
    case .geoshape: return ["31.5 34.4 0 0; 31.6 34.5 0 0; 31.5 34.5 0 0; 31.5 34.4 0 0"]
    case .acknowledge: return ["OK"]
    case .image, .audio, .video, .file, .osm: return question.isRequired ? ["signed.jpg"] : []
    default:
      let words = ["Amal", "زهرا", "test answer", "A1", "12", "+962791234567", "a@b.org"]
      let known = texts[group(question)] ?? []
      let joined = known.indices.flatMap { first in
        (first..<known.count).map { known[first...$0].joined(separator: " ") }
      }
      return words.shuffled(using: &random) + joined
        + (1...16).map { String(repeating: "7", count: $0) }
        + ["0791234567", "+9647901234567", "123-45C67890", "ABC-12345", "John Smith", "x"]
    }
  }
}
