import FrunDomain
import FrunKit
import FrunText

/// ``Services`` at the far end of a pipe: every function is a question to the host.
final class PipedServices: Services {
  let now: Moment
  let today: CivilDate
  private let channel: any WireChannel
  /// What went wrong where a function cannot throw; thrown at the next one that can.
  private var broken: (any Error)?

  init(_ channel: any WireChannel, now: Moment, today: CivilDate) {
    self.channel = channel
    self.now = now
    self.today = today
  }

  /// Asks and waits.
  func call<Answer: Decodable>(
    _ service: String, _ argument: some Encodable, as type: Answer.Type = Answer.self
  ) throws -> Answer {
    if let broken { throw broken }
    let message = ModuleMessage.query(service: service, argument: try WireCoding.json(argument))
    return try WireCoding.value(Answer.self, from: request(message))
  }

  func request(_ message: ModuleMessage) throws -> JSONValue {
    try channel.send(message.json())
    guard let line = try channel.receive() else { throw Failure.cancelled }
    switch try HostMessage(json: line) {
    case .answer(let value): return value
    case .refused(let failure): throw failure
    case .cancel: throw Failure.cancelled
    case .hello, .invoke: throw WireError("the host said something out of turn")
    }
  }

  /// Bytes that are all zero can only come of a broken pipe, and nothing made of them gets any
  /// further: whatever is done with them needs the host, and the next call throws.
  func random(_ count: Int) -> [UInt8] {
    do {
      return try call("random", count)
    } catch {
      broken = error
      return [UInt8](repeating: 0, count: count)
    }
  }

  var present: Moment {
    do {
      return try call("present", Nothing(), as: Moment.self)
    } catch {
      broken = error
      return now
    }
  }

  var vaultAccess: VaultAccess {
    do {
      return try call("vaultAccess", Nothing(), as: VaultAccess.self)
    } catch {
      broken = error
      return .locked
    }
  }

  func setting(_ key: String) -> String? {
    do {
      return try call("setting", key)
    } catch {
      broken = error
      return nil
    }
  }

  // MARK: Interaction

  func ask(_ prompt: Prompt) throws -> String {
    if let broken { throw broken }
    guard let answer = try request(.ask(prompt)).string else {
      throw WireError("the answer is no text")
    }
    return answer
  }

  func converse(_ turn: Turn) throws -> TurnReply { try call("converse", turn) }

  func emit(_ event: Event) throws {
    if let broken { throw broken }
    try channel.send(ModuleMessage.show(event).json())
  }
}
