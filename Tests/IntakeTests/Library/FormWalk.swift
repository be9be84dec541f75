import FrunDomain
import FrunForms
import FrunTestSupport
import FrunText

@testable import Intake

/// Fills a form again and again with generated answers, and notes which questions were asked.
struct FormWalk {
  private let form: CompiledForm
  private let random: SeededRandom
  private let today: CivilDate
  /// How often each choice or text was given.
  private var given: [String: Int] = [:]
  /// The questions and notes that were shown.
  private(set) var seen: Set<Int> = []

  init(_ form: CompiledForm, today: CivilDate, seed: UInt64) {
    var form = form
    for kind in Self.kinds(of: form) {
      form.attachments[kind.name] = Array(Self.list(of: kind, today).utf8)
    }
    self.form = form
    self.today = today
    random = SeededRandom(seed)
  }

  /// Everything a person can be shown.
  var wanted: Set<Int> { Set(form.items.filter { $0.type?.isVisible == true }.map(\.index)) }

  /// Walks until everything was shown, at most so many times.
  mutating func run(atMost walks: Int) {
    for _ in 0..<walks where !wanted.isSubset(of: seen) { walk() }
  }

  /// The names of what was never shown.
  var unseen: [String] { wanted.subtracting(seen).sorted().map { form.items[$0].name } }

  private mutating func walk() {
    let day = Int64(today.dayNumber) * 86_400_000 + 43_200_000
    let words = RandomWords(seed: random.bytes(32))
    let environment = FormEnvironment(
      now: { day }, offsetFromUTC: 0, random: { words.next() }, properties: [:])
    let session = FormSession(form: form, environment: environment)
    var done: Set<AnswerPath> = []
    // Answers open further questions; forms are at most so deep.
    for _ in 0..<10 {
      let before = done.count
      for step in session.outline() {
        switch step {
        case .repeating(let state)
        where state.rows == 0 && state.fixedCount == nil && done.insert(state.path).inserted:
          for _ in 0..<Int(random.next() % 2) + 1 { _ = try? session.addRow(state.path) }
        case .question(let state):
          seen.insert(state.item.index)
          if done.insert(state.path).inserted { answer(state, session) }
        default: break
        }
      }
      if done.count == before { break }
    }
  }

  private mutating func answer(_ state: QuestionState, _ session: FormSession) {
    guard state.type != .note else { return }
    for _ in 0..<6 {
      let text = text(for: state, session)
      if (try? session.setAnswer(text, at: state.path)) != nil { return }
    }
  }

  /// An answer; the ones given least come first, so that few walks reach far.
  private mutating func text(for state: QuestionState, _ session: FormSession) -> String {
    let options: [String]
    switch state.type {
    case .selectOne, .selectMultiple:
      options = ((try? session.choices(state.path)) ?? []).map(\.name)
    case .integer, .decimal, .range: options = ["0", "1", "3", "17", "40"]
    case .date:
      options = [0, -1, 40, 200, -400].map { today.adding(days: $0).description }
    default: options = ["2026-05", "حديقة", "+254 700 000 000", "Some words."]
    }
    guard !options.isEmpty else { return "" }
    let ranked = options.sorted { count($0, state) < count($1, state) }
    let isFree = random.next().isMultiple(of: 2)
    let reach = isFree ? ranked.count : min(2, ranked.count)
    let wanted = state.type == .selectMultiple ? Int(random.next() % 3) + 1 : 1
    let chosen = Set((0..<wanted).map { _ in ranked[Int(random.next() % UInt64(reach))] })
    for option in chosen { given[key(option, state), default: 0] += 1 }
    return chosen.sorted().joined(separator: " ")
  }

  private func key(_ option: String, _ state: QuestionState) -> String {
    "\(state.item.index)=\(option)"
  }

  private func count(_ option: String, _ state: QuestionState) -> Int {
    given[key(option, state)] ?? 0
  }

  // MARK: Lists of a case

  private static func kinds(of form: CompiledForm) -> [Kind] {
    let names = form.items.compactMap { item -> String? in
      guard case .file(let name, _, _) = item.choices else { return nil }
      return name.split(separator: ".").first.map(String.init)
    }
    return Schema.standard.kinds.filter { names.contains($0.name) }
  }

  /// Twelve records that take every code of every field in turn and refer to each other.
  private static func list(of kind: Kind, _ today: CivilDate) -> String {
    let fields = kind.fields.filter { $0.policy != .append }
    var rows = [["name", "label"] + fields.map(\.name)]
    for number in 0..<24 {
      rows.append(
        ["\(kind.name)-\(number)", "\(kind.label) \(number)"]
          + fields.map { value(of: $0, number, today) })
    }
    return CSVWriter(neutralisesFormulas: false).text(rows)
  }

  private static func value(of field: Field, _ number: Int, _ today: CivilDate) -> String {
    switch field.type {
    case .code, .yesNoUnknown:
      let codes = Schema.standard.vocabulary(of: field)?.codes.map(\.code) ?? []
      if case .set = field.policy { return codes.joined(separator: " ") }
      return codes.isEmpty ? "" : codes[number % codes.count]
    case .yesNo: return number.isMultiple(of: 2) ? "yes" : "no"
    case .integer: return String(number)
    case .civilDate: return today.adding(days: 300).description
    case .reference(let kind): return "\(kind)-\(number)"
    default: return ""
    }
  }
}
