internal import FrunDomain
internal import FrunText

/// `data/dossier.html`: the cases as a page to read and print, for people without this program.
///
/// Registers travel as changes only: they are for programs. The page loads nothing, runs nothing and links to nothing; what people wrote is put in as characters and
/// takes its direction from its own letters. It is made of the records as the filter leaves them. The
/// importer never reads it.
struct Dossier {
  let language: String
  let purpose: ExportPurpose
  let day: CivilDate
  let schema: Schema
  let retainUntil: CivilDate?
  let doNotForward: Bool

  private func t(_ text: DossierText) -> String { text.text(language) }

  /// Emits the page piece by piece, one stream in memory at a time.
  func write(
    _ parts: [ExportPart], tallies: [StreamID: ExportTally],
    records: (ExportPart) throws -> [Record], _ emit: @escaping ([UInt8]) throws -> Void
  ) throws {
    let isRightToLeft = ["ar", "fa", "ur", "he", "ps", "ckb"].contains { language.hasPrefix($0) }
    let page = HTMLPage(
      title: t(.title), language: language,
      isRightToLeft: isRightToLeft, styles: [DossierStyle.page], body: [head])
    try page.write(emit) { put in
      for part in parts {
        try put(section(part.stream, try records(part), tallies[part.stream]))
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
    _ stream: StreamID, _ records: [Record], _ tally: ExportTally?
  ) -> Markup {
    let names = Self.names(in: records)
    var content: [Markup] = [heading(stream, records, names)]
    if records.isEmpty { content.append(Markup(.p, [:], t(.nothing))) }
    for kind in schema.kinds {
      let own = records.filter { $0.kind == kind.name }
      guard !own.isEmpty, kind.name != Schema.commitNote else { continue }
      content.append(Markup(.h3, [:], [english(kind.label)]))
      content += own.map { table($0, kind, names) }
    }
    let left = tally?.withheld ?? []
    if !left.isEmpty {
      content.append(Markup(.h3, [:], t(.withheld)))
      content.append(
        Markup(
          .ul, [:],
          left.map { reason, answers, _ in
            Markup(.li, [:], [.text("\(answers): "), english(reason.sentence)])
          }))
    }
    return Markup(.section, [:], content)
  }

  private func heading(
    _ stream: StreamID, _ records: [Record], _ names: [RecordID: String]
  ) -> Markup {
    let client = records.first { $0.kind == "case" }?.reference("client")
    var parts: [Markup] = [.value(CaseNumber(of: stream.id).description)]
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
  private static func names(in records: [Record]) -> [RecordID: String] {
    var names: [RecordID: String] = [:]
    for record in records {
      if record.kind == "name", let person = record.reference("person"),
        let text = record.text("text"), names[person] == nil || record.code("kind") == "full"
      {
        names[person] = text
      } else if let name = record.text("name") ?? record.text("handle"), record.kind == "member" {
        names[record.id] = name
      }
    }
    return names
  }
}
