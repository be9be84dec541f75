public import FrunKit
import FrunText

/// The host's end of a pipe: greets, invokes, serves what the module asks for, and gives back what
/// came of it.
public struct ModuleClient {
  private let channel: any WireChannel
  private let grant: Grant
  /// How errors that are no ``Failure`` are told to the module.
  private let failure: (any Error) -> Failure
  /// Counts records for a module that may see none.
  private let counts: (CountQuery) throws -> RecordCounts

  /// - Parameters:
  ///   - channel: the pipe.
  ///   - grant: what the module may ask for.
  ///   - failure: the failure that an error of a layer below means.
  ///   - counts: counts all that the person may read.
  public init(
    _ channel: any WireChannel, grant: Grant, failure: @escaping (any Error) -> Failure,
    counts: @escaping (CountQuery) throws -> RecordCounts
  ) {
    self.channel = channel
    self.grant = grant
    self.failure = failure
    self.counts = counts
  }

  /// Runs one command.
  ///
  /// - Parameters:
  ///   - expected: the name the module must give; nil for any.
  ///   - range: the numbers of the protocol the manifest promises.
  /// - Throws: ``Failure`` of the module; ``WireError`` when it breaks the protocol.
  public func run(
    _ invoke: WireInvocation, greeting: HostGreeting, name expected: String?,
    range: ClosedRange<Int> = 1...1, services: any Services
  ) throws -> Outcome {
    try channel.send(HostMessage.hello(greeting).json())
    guard let line = try channel.receive() else {
      throw WireError("it ended without a word", isEnd: true)
    }
    guard case .hello(let number, let name, _) = try ModuleMessage(json: line) else {
      throw WireError("its first line is no hello")
    }
    guard number == greeting.protocol, range.contains(number) else {
      throw WireError("it speaks protocol \(number), not \(greeting.protocol)")
    }
    if let expected, expected != name { throw WireError("it gives another name than its manifest") }
    try channel.send(HostMessage.invoke(invoke).json())
    while let line = try channel.receive() {
      switch try ModuleMessage(json: line) {
      case .hello: throw WireError("it greets twice")
      case .show(let event): try services.emit(event)
      case .ask(let prompt): try answer { .string(try services.ask(prompt)) }
      case .change(let change):
        try answer(needs: .writeCases) { try WireCoding.json(services.commit(change)) }
      case .query(let service, let argument): try answer(service, argument, services)
      case .done(let outcome):
        guard (0...255).contains(outcome.status) else {
          throw WireError("an exit status lies between 0 and 255")
        }
        return outcome
      case .failed(let failure): throw failure
      }
    }
    throw WireError("it ended without saying that it is done", isEnd: true)
  }

  private func answer(
    _ service: String, _ argument: JSONValue, _ services: any Services
  ) throws {
    if service == "counts" {
      return try answer(needs: .readReports) {
        try WireCoding.json(counts(WireCoding.value(CountQuery.self, from: argument)))
      }
    }
    guard let call = ServiceTable.calls[service] else {
      return try refuse(
        Failure(
          .usage, "service.unknown", "there is no service of this name",
          hints: Suggestions.nearest(
            to: service, among: ServiceTable.calls.keys.sorted() + ["counts"], count: 1
          )
          .map { "did you mean \($0)?" }))
    }
    guard grant == .whole || call.needs != nil else {
      return try refuse(
        Failure(.denied, "service.internal", "plugins cannot use this service"))
    }
    try answer(needs: call.needs) { try call.answer(argument, services) }
  }

  private func answer(needs: Capability? = nil, _ body: () throws -> JSONValue) throws {
    if let needs, !grant.allows(needs) {
      return try refuse(
        Failure(
          .denied, "capability.missing", "the plugin was not given \(needs.rawValue)",
          hints: ["declare it in plugin.json and install the plugin again"]))
    }
    let value: JSONValue
    do {
      value = try body()
    } catch let error as WireError {
      // What was asked is not readable: the fault of who asked, and the program goes on.
      return try refuse(
        Failure(
          .usage, "service.argument", "the argument is not what the service needs",
          causes: [error.message],
          hints: ["the documentation of plugins shows the argument of each service"]))
    } catch {
      let failure = failure(error)
      // A person who stopped is not asked again.
      if failure.kind == .cancelled { throw failure }
      return try refuse(failure)
    }
    try channel.send(HostMessage.answer(value).json())
  }

  private func refuse(_ failure: Failure) throws {
    try channel.send(HostMessage.refused(failure).json())
  }
}
