import FrunDomain
import FrunKit

/// Every function of ``Services`` by its name on the wire, and what a plugin needs for it.
enum ServiceTable {
  private typealias Arguments = ServiceArguments

  static let calls: [String: ServiceCall] = Dictionary(
    (records + drafts + team + keys + credentials + exchange + attachments + files + person).map {
      ($0.name, $0)
    },
    uniquingKeysWith: { first, _ in first })

  private static let records: [ServiceCall] = [
    ServiceCall("record", .readCases) { services, id in try services.record(id) },
    ServiceCall("records", .readCases) { services, query in try services.records(query) },
    ServiceCall("resolve", .readCases) { (services, argument: Arguments.Resolve) in
      return try services.resolve(argument.text, kind: argument.kind)
    },
    ServiceCall("search", .readCases) { services, query in try services.search(query) },
    ServiceCall("disagreements") { services, stream in try services.disagreements(in: stream) },
    ServiceCall("history") { services, query in try services.history(query) },
    ServiceCall("commit", .writeCases) { services, change in try services.commit(change) },
    ServiceCall("undo") { (services, argument: Arguments.Undo) in
      return try services.undo(
        argument.position, in: argument.stream, reason: argument.reason)
    },
    ServiceCall("audit") { services, request in try services.audit(request) },
    ServiceCall("accessLog") { services, query in try services.accessLog(query) },
    ServiceCall("competenceGaps") { (services, argument: Arguments.CompetenceGaps) in
      return try services.competenceGaps(argument.query, by: argument.requirements)
    },
    ServiceCall("competenceCoverage") { (services, argument: Arguments.CompetenceCoverage) in
      return try services.competenceCoverage(on: argument.day, by: argument.requirements)
    },
  ]

  private static let drafts: [ServiceCall] = [
    ServiceCall("formDrafts") { (services, _: Nothing) in try services.formDrafts() },
    ServiceCall("formDraft") { services, id in try services.formDraft(id) },
    ServiceCall("beginDraft") { (services, argument: Arguments.BeginDraft) in
      try services.beginDraft(argument.draft, source: argument.source)
      return Nothing()
    },
    ServiceCall("append") { (services, argument: Arguments.Append) in
      return try services.append(
        argument.steps, to: argument.draft, progress: argument.progress)
    },
    ServiceCall("replaceDraft") { (services, argument: Arguments.ReplaceDraft) in
      try services.replaceDraft(
        argument.draft, source: argument.source, entries: argument.entries)
      return Nothing()
    },
    ServiceCall("dropDraft") { services, id in
      try services.dropDraft(id)
      return Nothing()
    },
    ServiceCall("finishDraft") { (services, argument: Arguments.FinishDraft) in
      return try services.commit(argument.change, finishing: argument.draft)
    },
  ]

  private static let team: [ServiceCall] = [
    ServiceCall("acting") { (services, _: Nothing) in try services.acting() },
    ServiceCall("addMember") { services, member in try services.addMember(member) },
    ServiceCall("teamCard") { services, label in try services.teamCard(label: label) },
    ServiceCall("readCard") { (services, bytes: [UInt8]) in try services.readCard(bytes) },
    ServiceCall("trust") { services, card in try services.trust(card) },
  ]

  private static let exchange: [ServiceCall] = [
    ServiceCall("export") { services, request in try services.export(request) },
    ServiceCall("import") { services, request in try services.import(request) },
    ServiceCall("inspect") { services, request in try services.inspect(request) },
    ServiceCall("encrypt") { services, request in try services.encrypt(request) },
    ServiceCall("decrypt") { services, request in try services.decrypt(request) },
    ServiceCall("sentArchives") { (services, _: Nothing) in try services.sentArchives() },
    ServiceCall("notices") { services, streams in try services.notices(about: streams) },
    ServiceCall("directoryAges") { (services, _: Nothing) in try services.directoryAges() },
    ServiceCall("split") { services, request in try services.split(request) },
    ServiceCall("join") { services, request in try services.join(request) },
    ServiceCall("salvage") { services, request in try services.salvage(request) },
    ServiceCall("acceptedCard") { services, document in try services.acceptedCard(document) },
  ]

  private static let attachments: [ServiceCall] = [
    ServiceCall("attach") { services, request in try services.attach(request) },
    ServiceCall("contentSizes") { (services, digests: [[UInt8]]) in
      try services.contentSizes(digests).map {
        Arguments.ContentSize(digest: $0.key, size: $0.value)
      }
    },
    ServiceCall("keepFile") { (services, argument: Arguments.ReadInput) in
      try services.keepFile(argument.name, limit: argument.limit)
    },
    ServiceCall("releaseFiles") { (services, digests: [[UInt8]]) in
      try services.releaseFiles(digests)
      return Nothing()
    },
    ServiceCall("saveAttachment") { services, request in try services.saveAttachment(request) },
    ServiceCall("eraseCase") { services, request in try services.eraseCase(request) },
    ServiceCall("erase") { (services, argument: Arguments.Erase) in
      try services.erase(
        argument.record, command: argument.command, reason: argument.reason)
    },
  ]

  private static let files: [ServiceCall] = [
    ServiceCall("forms") { (services, _: Nothing) in try services.forms() },
    ServiceCall("form") { services, id in try services.form(id) },
    ServiceCall("data") { (services, path: String) in try services.data(path) },
    ServiceCall("dataNames") { services, path in try services.dataNames(under: path) },
    ServiceCall("readInput", .readFiles) { (services, argument: Arguments.ReadInput) in
      try services.readInput(argument.name, limit: argument.limit)
    },
    ServiceCall("writeOutput", .writeFiles) { (services, argument: Arguments.WriteOutput) in
      try services.writeOutput(
        argument.name, argument.bytes, replace: argument.replace)
      return Nothing()
    },
    ServiceCall("writeFolder") { (services, argument: Arguments.WriteFolder) in
      try services.writeFolder(
        argument.name, argument.files, replace: argument.replace)
      return Nothing()
    },
    ServiceCall("officeParts") { (services, argument: Arguments.OfficeParts) in
      try services.officeParts(of: argument.bytes, name: argument.name)
    },
    ServiceCall("officeFile") { services, parts in try services.officeFile(parts) },
  ]

  private static let person: [ServiceCall] = [
    ServiceCall("converse") { services, turn in try services.converse(turn) },
    ServiceCall("random") { (services, count: Int) in
      guard (0...1 << 20).contains(count) else { throw WireError("too many random bytes") }
      return services.random(count)
    },
    ServiceCall("setting") { services, key in services.setting(key) },
    ServiceCall("present") { (services, _: Nothing) in services.present },
    ServiceCall("vaultAccess") { (services, _: Nothing) in services.vaultAccess },
  ]
}
