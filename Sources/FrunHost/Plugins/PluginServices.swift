import FrunDomain
import FrunKit
import FrunText
import FrunWire

/// What a plugin may use: the host's services, narrowed to what was agreed to. Everything that is
/// not written here is refused.
final class PluginServices: RefusingServices {
  private let host: any Services
  private let name: PluginName
  private let receipt: PluginReceipt
  private let consent: PluginConsent
  /// The paths of the command line, by the word that stands for them.
  private let files: [String: String]
  /// Writes down that a record of a stream was handed over.
  private let log: (StreamID) throws -> Void
  private var shown = 0

  /// The most text a plugin may show in one run, in bytes.
  static let outputLimit = 64 << 20

  init(
    _ host: any Services, receipt: PluginReceipt, files: [String: String],
    consent: PluginConsent, log: @escaping (StreamID) throws -> Void
  ) {
    self.host = host
    self.receipt = receipt
    self.files = files
    self.consent = consent
    self.log = log
    name = receipt.name
    super.init(now: host.now, today: host.today)
  }

  // MARK: Records

  override func record(_ id: RecordID) throws -> Record? {
    guard let record = try host.record(id) else { return nil }
    return try handOver([record]).first
  }

  override func records(_ query: RecordQuery) throws -> [Record] {
    guard receipt.kinds.contains(query.kind) else { throw foreign(query.kind) }
    return try handOver(host.records(query))
  }

  override func search(_ query: SearchQuery) throws -> [SearchHit] {
    var query = query
    query.kinds = query.kinds.isEmpty ? receipt.kinds : query.kinds
    for kind in query.kinds where !receipt.kinds.contains(kind) { throw foreign(kind) }
    query.limit = min(max(query.limit, 1), 1_000)
    return try host.search(query).filter { hit in
      try host.record(hit.record).map { try !handOver([$0]).isEmpty } ?? false
    }
  }

  override func resolve(_ text: String, kind: String) throws -> RecordID {
    guard receipt.kinds.contains(kind) else { throw foreign(kind) }
    return try host.resolve(text, kind: kind)
  }

  override func commit(_ change: ChangeSet) throws -> CommitReceipt {
    var change = change
    // The history says which plugin proposed it, whatever the plugin says.
    change.command = "plugin \(name)"
    return try host.commit(change)
  }

  private func handOver(_ records: [Record]) throws -> [Record] {
    let allowed = try records.filter { receipt.kinds.contains($0.kind) }
      .compactMap { try consent.allowed($0) }
    for stream in Set(allowed.map(\.stream)).sorted(by: { $0.text < $1.text }) { try log(stream) }
    return allowed
  }

  private func foreign(_ kind: String) -> Failure {
    Failure(
      .denied, "plugin.kind",
      "the plugin was not given records of kind \(Fitting.truncate(kind, to: 40))",
      hints: ["it may read \(receipt.kinds.joined(separator: ", "))"])
  }

  // MARK: Files

  override func readInput(_ name: String, limit: Int) throws -> [UInt8] {
    try host.readInput(path(name), limit: min(max(limit, 0), 64 << 20))
  }

  override func writeOutput(_ name: String, _ bytes: [UInt8], replace: Bool) throws {
    try host.writeOutput(path(name), bytes, replace: false)
  }

  private func path(_ name: String) throws -> String {
    guard let path = files[name] else {
      throw Failure(
        .denied, "plugin.file", "a plugin reads and writes only files named on its command line")
    }
    return path
  }

  // MARK: The person

  override func ask(_ prompt: Prompt) throws -> String {
    var prompt = prompt
    // Nobody but frun itself asks for what must not be seen.
    guard prompt.kind != .secret else {
      throw Failure(.denied, "plugin.secret", "a plugin cannot ask for a secret")
    }
    prompt.question = "[\(name)] \(prompt.question)"
    return try host.ask(prompt)
  }

  override func emit(_ event: Event) throws {
    shown += PluginOutput.size(of: event)
    guard shown <= Self.outputLimit else {
      throw Failure(
        .data, "plugin.flood", "the plugin wrote more than \(Self.outputLimit >> 20) MiB")
    }
    if case .message(let message) = event {
      return try host.emit(
        .message(Message(message.level, "[\(name)] \(PluginOutput.line(message.text))")))
    }
    try host.emit(PluginOutput.cleaned(event))
  }
}
