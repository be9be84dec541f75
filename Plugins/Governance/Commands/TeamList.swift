import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let all = Flag("all", help: "Members and partner teams that were revoked too")

  static let teamList = Command(
    CommandSpec("list", summary: "List the members and the partner teams", arguments: [all]).with {
      $0.aliases = ["ls"]
      $0.seeAlso = ["team show", "team trust"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let language = invocation.context.language
    let showsAll = invocation[all]
    let members = try services.records(
      RecordQuery(
        kind: "member", stream: try services.ownDirectory(), order: [QueryOrder("handle")])
    ).filter { showsAll || $0.code("status") == "active" }
    let acting = try services.acting().member
    let listing = Listing<Record>(
      "frun.team.list/1", whenEmpty: "no members",
      [
        .init("handle", "Member") { Cell($0.text("handle") ?? "", .name) },
        .init("role", "Role", json: { $0.fields["role"]?.result ?? .null }) {
          $0.cell("role") {
            Schema.standard.label($0, of: "role", in: "member", language: language)
          }
        },
        .init("status", "Status", json: { $0.fields["status"]?.result ?? .null }) {
          $0.cell("status") {
            Schema.standard.label($0, of: "status", in: "member", language: language)
          }
        },
        .init("name", "Name", dropPriority: 2) { $0.cell("name") },
        .init("office", "Office", dropPriority: 1) { $0.cell("office") },
        .init("you", "", json: { .bool($0.id == acting) }) {
          Cell($0.id == acting ? "you" : "", .muted)
        },
      ])
    let partners = try services.partners().filter {
      showsAll || $0.record.code("status") == "active"
    }
    let names = partners.map { TeamName.folded($0.card.label) }
    // Two administrators may have trusted two teams of one name without knowing of each other.
    let isAmbiguous = Set(names).count < names.count
    let ages = try services.directoryAges()
    try services.emit(.table(listing.table(members, title: "Members")))
    if !partners.isEmpty {
      try services.emit(
        .table(
          TableEvent(
            title: "Partner teams",
            columns: [
              .init("label", "Team"), .init("members", "Members"),
              .init("acceptedOn", "Trusted since", isWhole: true),
              .init("directory", "Directory", isWhole: true),
            ] + (isAmbiguous ? [.init("team", "Identifier", isWhole: true)] : [])
              + (showsAll ? [.init("status", "Status")] : []),
            rows: partners.map { record, card in
              [
                Cell(card.label, .name),
                Cell(card.members.map { "\($0.handle)@\(card.label)" }.joined(separator: ", ")),
                Cell(record.date("acceptedOn")?.description ?? ""),
                Command.age(ages.first { $0.team == card.team }),
              ] + (isAmbiguous ? [Cell(card.team.id.text)] : [])
                + (showsAll
                  ? [
                    Cell(
                      Schema.standard.label(
                        record.code("status"), of: "status", in: "partner", language: language))
                  ] : [])
            })))
    }
    let status = try? services.teamKeys().directory()
    if let own = ages.first(where: \.isOwn) { try services.emit(.text(own.sentence)) }
    let mayConfirm = (try? services.requireDirectoryRole(kind: "team")) != nil
    for age in ages {
      if let warning = age.warning(mayConfirm: mayConfirm) { try services.warn(warning) }
    }
    let handles = members.compactMap { $0.text("handle") }
    if Set(handles).count < handles.count {
      try services.warn(
        "Two members have one short name: two administrators took them in at the same time. "
          + "Name them by identifier, and let one of them be renamed.")
    }
    return .success(
      schema: listing.schema,
      [
        "members": .array(
          members.map { member in
            var object = listing.object(member).object ?? JSONObject()
            object["member"] = .string(member.id.text)
            return .object(object)
          }),
        "directory": status.map(Command.directoryResult) ?? .null,
        "partners": .array(
          partners.map { record, card in
            [
              "team": .string(card.team.text), "label": .string(card.label),
              "status": record.fields["status"]?.result ?? .null,
              "acceptedOn": record.fields["acceptedOn"]?.result ?? .null,
              "directoryDays": ages.first { $0.team == card.team }?.days.map {
                .integer(Int64($0))
              } ?? .null,
              "members": .array(
                card.members.map {
                  ["member": .string($0.id.text), "handle": .string("\($0.handle)@\(card.label)")]
                }),
            ]
          }),
      ])
  }

  /// How old a partner's directory is.
  fileprivate static func age(_ age: DirectoryAge?) -> Cell {
    guard let age, let days = age.days else { return Cell("not known", .caution) }
    let text = days == 0 ? "of today" : days == 1 ? "1 day" : "\(days) days"
    return Cell(age.newestOn == nil ? "card, \(text)" : text, age.isOld ? .caution : nil)
  }
}
