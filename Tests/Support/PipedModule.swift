import FrunArguments
package import FrunKit
import FrunWire

/// Any module, with each of its commands sent through a pipe: what a host cannot tell from the
/// module itself.
package struct PipedModule: FrunModule {
  private let module: any FrunModule

  /// The module at the far end.
  package init(_ module: any FrunModule) {
    self.module = module
  }

  package var manifest: ModuleManifest { module.manifest }

  package func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let root = CommandSpec("frun", summary: "", subcommands: module.manifest.commands)
    guard let chain = root.commands(along: invocation.path) else {
      throw Failure(.bug, "command.unknown", "the module does not know its own command")
    }
    return try PipeTransport.run(
      module,
      WireInvocation(invocation, chain: chain, now: services.now, today: services.today),
      services: services)
  }
}
