import FrunDomain
import FrunKit
import FrunText

/// One function of ``Services`` that can be called through the pipe.
struct ServiceCall: Sendable {
  let name: String
  /// What a plugin needs for it; nil for what only modules of this program may call.
  let needs: Capability?
  private let body: @Sendable (any Services, JSONValue) throws -> JSONValue

  init<Argument: Decodable & SendableMetatype, Answer: Encodable & SendableMetatype>(
    _ name: String, _ needs: Capability? = nil,
    _ body: @escaping @Sendable (any Services, Argument) throws -> Answer
  ) {
    self.name = name
    self.needs = needs
    self.body = { services, json in
      try WireCoding.json(body(services, WireCoding.value(Argument.self, from: json)))
    }
  }

  func answer(_ argument: JSONValue, _ services: any Services) throws -> JSONValue {
    try body(services, argument)
  }
}

/// Says that there is nothing to say.
struct Nothing: Codable {}

/// The arguments of functions that take more than one.
enum ServiceArguments {
  struct Resolve: Codable {
    var text: String
    var kind: String
  }
  struct ContentSize: Codable {
    var digest: [UInt8]
    var size: Int
  }
  struct Erase: Codable {
    var record: RecordID
    var command: String
    var reason: String
  }
  struct Undo: Codable {
    var position: ChainPosition
    var stream: StreamID
    var reason: String
  }
  struct CompetenceGaps: Codable {
    var query: CompetenceGapQuery
    var requirements: RoleRequirements
  }
  struct CompetenceCoverage: Codable {
    var day: CivilDate
    var requirements: RoleRequirements
  }
  struct BeginDraft: Codable {
    var draft: FormDraft
    var source: FormSource
  }
  struct Append: Codable {
    var steps: [String]
    var draft: RecordID
    var progress: FormDraft.Progress
  }
  struct ReplaceDraft: Codable {
    var draft: FormDraft
    var source: FormSource
    var entries: [FormDraft.Entry]
  }
  struct FinishDraft: Codable {
    var change: ChangeSet
    var draft: RecordID
  }
  struct ReadInput: Codable {
    var name: String
    var limit: Int
  }
  struct WriteOutput: Codable {
    var name: String
    var bytes: [UInt8]
    var replace: Bool
  }
  struct WriteFolder: Codable {
    var name: String
    var files: [String: [UInt8]]
    var replace: Bool
  }
  struct OfficeParts: Codable {
    var bytes: [UInt8]
    var name: String
  }
}
