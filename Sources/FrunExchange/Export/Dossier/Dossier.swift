internal import FrunDomain
internal import FrunText

/// `data/dossier.html`: the cases as a page to read and print, for people without this program.
///
/// Registers travel as changes only: they are for programs. The page loads nothing, runs nothing and
/// links to nothing; what people wrote is put in as characters and takes its direction from its own
/// letters. It is made of the records as the filter leaves them. The
/// importer never reads it.
struct Dossier {
  let language: String
  let purpose: ExportPurpose
  let day: CivilDate
  let schema: Schema
  let retainUntil: CivilDate?
  let doNotForward: Bool

  private func t(_ text: DossierText) -> String { text.text(language) }

  /// Emits the page piece by piece, one record in memory at a time.
  func write(
    _ parts: [ExportPart], tallies: [StreamID: ExportTally], records: LeavingRecords,
    _ emit: @escaping ([UInt8]) throws -> Void
  ) throws {
    let isRightToLeft = ["ar", "fa", "ur", "he", "ps", "ckb"].contains { language.hasPrefix($0) }
    let page = HTMLPage(
      title: t(.title), language: language,
      isRightToLeft: isRightToLeft, styles: [DossierStyle.page], body: [head])
    try page.write(emit) { put in
      for part in parts {
        try section(part, tallies[part.stream], records, put)
      }
    }
  }

  private var head: Markup {
    var lines = [
      Markup(.h1, [:], t(.title)), Markup(.p, [.class: "danger"], t(.confidential)),
      Markup(
        .p, [:], [.text("\(t(.made)): "), .value("\(day)"), .text(", "), english(purpose.rawValue)]),
      Markup(.p, [.class: "quiet"], t(.partial)),
    ]
    if let retainUntil {
      lines.append(Markup(.p, [:], [.text("\(t(.retain)): "), .value("\(retainUntil)")]))
    }
    if doNotForward { lines.append(Markup(.p, [:], t(.doNotForward))) }
    return Markup(.header, [:], lines)
  }

  // MARK: One case

  private func section(
    _ part: ExportPart, _ tally: ExportTally?, _ records: LeavingRecords,
    _ put: (Markup) throws -> Void
  ) throws {
    let names = try names(in: part, records)
    try put(try heading(part, records, names))
    var isEmpty = true
    for kind in schema.kinds where kind.name != Schema.commitNote {
      var isFirst = true
      try records.each(of: part, kind: kind.name) { record in
        if isFirst { try put(Markup(.h3, [:], [english(kind.label)])) }
        (isFirst, isEmpty) = (false, false)
        try put(table(record, kind, names))
      }
    }
    if isEmpty { try put(Markup(.p, [:], t(.nothing))) }
    let left = tally?.withheld ?? []
    guard !left.isEmpty else { return }
    try put(Markup(.h3, [:], t(.withheld)))
    try put(
      Markup(
        .ul, [:],
        left.map { reason, answers, _ in
          Markup(.li, [:], [.text("\(answers): "), english(reason.sentence)])
        }))
  }

  private func heading(
    _ part: ExportPart, _ records: LeavingRecords, _ names: [RecordID: String]
  ) throws -> Markup {
    var client: RecordID?
    try records.each(of: part, kind: "case") { client = client ?? $0.reference("client") }
    var parts: [Markup] = [.value(CaseNumber(of: part.stream.id).description)]
    if let name = client.flatMap({ names[$0] }) { parts += [.text(" "), .value(name)] }
    return Markup(.h2, [:], parts)
  }

  private func table(_ record: Record, _ kind: Kind, _ names: [RecordID: String]) -> Markup {
    var rows = [
      row([.text(t(.reference))], [.value(String(record.id.text.prefix(8)))])
    ]
    for name in record.fieldNames(in: kind) {
      guard let field = record.fields[name] else { continue }
      let declared = kind.field(name)
      let values = field.values.isEmpty ? [field.value].compactMap(\.self) : field.values
      var shown = values.map { show($0, declared, names) }
      if shown.count > 1 { shown = [Markup(.ul, [:], shown.map { Markup(.li, [:], [$0]) })] }
      if field.disagreement {
        shown = [
          Markup(.div, [:], shown), Markup(.div, [.class: "open"], "(\(t(.disagreement)))"),
        ]
      }
      rows.append(row([english(declared?.label ?? name)], shown))
    }
    return Markup(.table, [:], [Markup(.tbody, [:], rows)])
  }

  private func row(_ label: [Markup], _ value: [Markup]) -> Markup {
    Markup(.tr, [:], [Markup(.th, [:], label), Markup(.td, [:], value)])
  }

  private func show(
    _ value: FieldValue, _ field: Field?, _ names: [RecordID: String]
  ) -> Markup {
    switch value {
    case .code(let code):
      guard let field, let list = schema.vocabulary(of: field) else { return .value(code) }
      return .value(list.label(code, in: language))
    case .yesNo(let answer): return .text(answer ? t(.yes) : t(.no))
    case .reference(let record): return .value(names[record] ?? String(record.text.prefix(8)))
    case .moment(let moment): return .value(moment.wallText)
    case .digest(let digest): return .value(Hexadecimal.text(digest))
    default: return .value(value.canonicalText)
    }
  }

  /// A text of the program that has no translation: marked as English, so that it is read aloud and
  /// set in the right direction.
  private func english(_ text: String) -> Markup {
    Markup(.bdi, [.lang: "en", .dir: "ltr"], text)
  }

  /// What persons and members are called, by record, as far as their names leave.
  private func names(
    in part: ExportPart, _ records: LeavingRecords
  ) throws -> [RecordID: String] {
    var names: [RecordID: String] = [:]
    try records.each(of: part, kind: "name") { record in
      if let person = record.reference("person"), let text = record.text("text"),
        names[person] == nil || record.code("kind") == "full"
      {
        names[person] = text
      }
    }
    try records.each(of: part, kind: "member") { record in
      if let name = record.text("name") ?? record.text("handle") { names[record.id] = name }
    }
    return names
  }
}
