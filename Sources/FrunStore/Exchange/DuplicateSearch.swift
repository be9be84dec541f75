import FrunDomain
import FrunSQLite
import FrunText

/// Finds persons of whom there may be two records: one that came in, and another anywhere in the
/// vault.
///
/// Three plain rules, each of which can be read out to a colleague; nothing is weighed, and nothing is
/// ever put together by itself:
/// - an identity number of both is the same, whatever blanks and dashes stand in it, and it is not of
///   a kind that families share (a family number, a ration card, the number of a UNHCR case);
/// - a name of both is the same, however it is accented or capitalised, and so is the date of birth;
/// - both are in one case, have a name in common, and no date of birth says otherwise.
///
/// Every answer counts, also of fields in disagreement.
final class DuplicateSearch {
  private let store: CaseStore
  private var persons: [RecordID: Person?] = [:]

  /// Most pairs that are told; a person cannot look at more.
  private static let mostPairs = 200
  /// Shortest identity number that says anything, in letters and digits.
  private static let shortestNumber = 4

  /// Kinds of number that are given to families.
  private static let shared: Set<String> = ["family_number", "ration_card", "unhcr_case"]

  init(store: CaseStore) { self.store = store }

  private struct Person {
    let id: RecordID
    let stream: StreamID
    var numbers: Set<String> = []
    var names: Set<String> = []
    var births: Set<PartialDate> = []
  }

  /// The pairs of which at least one is a person of these cases, in a fixed order.
  func find(in streams: Set<StreamID>) throws -> [IngestReport.Suspicion] {
    let cases = streams.filter { $0.kind == .case }.sorted()
    var arrived: [RecordID] = []
    for stream in cases {
      arrived += try store.records(RecordQuery(kind: "person", stream: stream)).map(\.id)
    }
    var numbers: [String: [RecordID]] = [:]
    var names: [String: [RecordID]] = [:]
    for id in arrived {
      guard let person = try person(id) else { continue }
      for number in person.numbers { numbers[number, default: []].append(id) }
      for name in person.names { names[name, default: []].append(id) }
    }
    var pairs: [Set<RecordID>: IngestReport.Suspicion] = [:]
    try eachText(of: [("identifier", "text")], Self.number) { key, other in
      for id in numbers[key] ?? [] { try judge(id, other, into: &pairs) }
    }
    try eachText(of: [("name", "text"), ("name", "latin")], Self.name) { key, other in
      for id in names[key] ?? [] { try judge(id, other, into: &pairs) }
    }
    return pairs.values.sorted {
      ($0.incomingStream, $0.incoming, $0.existing) < ($1.incomingStream, $1.incoming, $1.existing)
    }.prefix(Self.mostPairs).map { $0 }
  }

  /// Hands every text of some fields in the whole vault, in the form in which it is compared, to
  /// `body`, with the person it is about.
  private func eachText(
    of fields: [(kind: String, field: String)], _ form: (String) -> String?,
    _ body: (String, RecordID) throws -> Void
  ) throws {
    for (kind, field) in fields {
      guard let fid = try store.names.existing(field: field, of: kind),
        let about = try store.names.existing(field: "person", of: kind)
      else { continue }
      try store.database.each(
        "SELECT key, rid FROM value_index WHERE fid = ? ORDER BY key, rid", fid
      ) { row in
        guard let text = ValueKey.text(row.bytes(0)), let key = form(text),
          case .reference(let person)? = try store.projection.state(rid: row.int64(1), fid: about)?
            .value, try !isShared(rid: row.int64(1), kind: kind)
        else { return true }
        try body(key, person)
        return true
      }
    }
  }

  private func isShared(rid: Int64, kind: String) throws -> Bool {
    guard kind == "identifier", let fid = try store.names.existing(field: "kind", of: kind),
      case .code(let code)? = try store.projection.state(rid: rid, fid: fid)?.value
    else { return false }
    return Self.shared.contains(code)
  }

  private func judge(
    _ first: RecordID, _ second: RecordID, into pairs: inout [Set<RecordID>: IngestReport.Suspicion]
  ) throws {
    let key: Set<RecordID> = [first, second]
    guard first != second, pairs[key] == nil, let one = try person(first),
      let other = try person(second)
    else { return }
    var reasons: [IngestReport.Suspicion.Reason] = []
    if !one.numbers.isDisjoint(with: other.numbers) { reasons.append(.number) }
    if !one.names.isDisjoint(with: other.names) {
      if !one.births.isDisjoint(with: other.births) {
        reasons.append(.nameAndBirth)
      } else if one.stream == other.stream, one.births.isEmpty || other.births.isEmpty {
        reasons.append(.nameInCase)
      }
    }
    guard !reasons.isEmpty else { return }
    pairs[key] = IngestReport.Suspicion(
      incoming: one.id, incomingStream: one.stream, existing: other.id,
      existingStream: other.stream, reasons: reasons)
  }

  // MARK: Persons

  private func person(_ id: RecordID) throws -> Person? {
    if let known = persons[id] { return known }
    let person = try read(id)
    persons[id] = .some(person)
    return person
  }

  private func read(_ id: RecordID) throws -> Person? {
    guard let record = try store.record(id), record.kind == "person", !record.isErased else {
      return nil
    }
    var person = Person(id: id, stream: record.stream)
    person.births = Set(
      try answers("birthDate", of: id, kind: "person").compactMap {
        if case .partialDate(let date) = $0 { date } else { nil }
      })
    for (kind, fields) in [("identifier", ["text"]), ("name", ["text", "latin"])] {
      let own = RecordQuery(
        kind: kind, conditions: [Condition("person", .equals(.reference(id)))])
      for said in try store.records(own) where !Self.shared.contains(said.code("kind") ?? "") {
        for field in fields {
          for case .text(let text) in try answers(field, of: said.id, kind: kind) {
            if kind == "name" {
              if let name = Self.name(text) { person.names.insert(name) }
            } else if let number = Self.number(text) {
              person.numbers.insert(number)
            }
          }
        }
      }
    }
    return person
  }

  /// All newest answers, whichever is in force.
  private func answers(_ field: String, of record: RecordID, kind: String) throws -> [FieldValue] {
    try store.view(of: field, of: record, kind: kind)?.heads.compactMap(\.value) ?? []
  }

  /// An identity number without what people write between its letters and digits.
  private static func number(_ text: String) -> String? {
    let number = text.filter { $0.isLetter || $0.isNumber }.uppercased()
    return number.count < shortestNumber ? nil : number
  }

  /// A name as it is searched for.
  private static func name(_ text: String) -> String? {
    let name = SearchFolding.fold(text).text
    return name.isEmpty ? nil : name
  }
}

extension ValueKey {
  /// The text in the key of a text; nil for other keys and for texts too long to be kept in one.
  static func text(_ key: [UInt8]) -> String? {
    guard key.first == Tag.text, let end = key.firstIndex(of: 0), key.count - end <= 200 else {
      return nil
    }
    return String(validating: key[(end + 1)...], as: UTF8.self)
  }
}
