import FrunArguments
public import FrunKit

/// Runs one command of any module at the far end of a pipe: turns a module into a program.
public struct ModuleServer {
  private let modules: [any FrunModule]

  /// - Parameter modules: those it can run.
  public init(_ modules: [any FrunModule]) {
    self.modules = modules
  }

  /// Speaks with the host until the command came to its end.
  public func serve(_ channel: any WireChannel) throws {
    guard let first = try channel.receive(),
      case .hello(let greeting) = try HostMessage(json: first),
      greeting.protocol >= WireProtocol.number
    else { throw WireError("the host does not greet") }
    let name = modules.count == 1 ? modules[0].manifest.name : "frun"
    try channel.send(
      ModuleMessage.hello(number: WireProtocol.number, name: name, version: greeting.hostVersion)
        .json())
    guard let second = try channel.receive(),
      case .invoke(let invoke) = try HostMessage(json: second)
    else { return }
    try channel.send(run(invoke, channel).json())
  }

  private func run(_ invoke: WireInvocation, _ channel: any WireChannel) throws -> ModuleMessage {
    let path = invoke.invocation.path
    guard
      let module = modules.first(where: { module in
        module.manifest.commands.contains { $0.name == path.first }
      })
    else { return .failed(Failure(.bug, "command.unknown", "nobody runs this command")) }
    let services = PipedServices(channel, now: invoke.now, today: invoke.today)
    do {
      return .done(try module.run(invoke.invocation, services))
    } catch let failure as Failure {
      return .failed(failure)
    }
  }
}
