import CSystem
package import FrunKit
package import FrunText
package import FrunWire
import Glibc

/// Runs a module's command at the far end of two real pipes, on a thread of its own, as a separate
/// program would run it: what crosses is bytes, and nothing else is shared.
///
/// `FRUN_TRANSPORT=pipe` sends every command of the modules' tests this way, so the same tests and
/// the same recorded output hold for both transports.
package enum PipeTransport {
  /// Whether the tests were asked to use it.
  package static let isOn = getenv("FRUN_TRANSPORT").map { String(cString: $0) } == "pipe"

  /// Runs one command.
  package static func run(
    _ module: any FrunModule, _ invoke: WireInvocation, grant: Grant = .whole,
    services: any Services
  ) throws -> Outcome {
    // A module that still speaks when its host gave up is told so by its pipe, not ended with the tests.
    signal(SIGPIPE, SIG_IGN)
    let toModule = try pipe()
    let toHost = try pipe()
    let end = ModuleEnd(module: module, input: toModule.read, output: toHost.write)
    let box = Unmanaged.passRetained(end)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<ModuleEnd>.fromOpaque(pointer).takeRetainedValue().serve()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      throw WireError("no thread")
    }
    let channel = PipeChannel(input: toHost.read, output: toModule.write)
    defer {
      channel.close()
      pthread_join(thread, nil)
    }
    var last: (error: any Error, failure: Failure)?
    let client = ModuleClient(
      channel, grant: grant,
      failure: { error in
        if let failure = error as? Failure { return failure }
        let failure = Failure(.bug, "test.error", "\(error)")
        last = (error, failure)
        return failure
      },
      counts: { try RecordCounts($0, of: services) })
    do {
      return try client.run(
        invoke, greeting: HostGreeting(hostVersion: "test"), name: nil, services: services)
    } catch let failure as Failure where failure == last?.failure {
      // Modules know nothing but failures, and let through what they do not expect: what the host
      // threw comes back to the host as it was.
      throw last?.error ?? failure
    }
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw WireError("no pipe") }
    return (ends[0], ends[1])
  }
}

/// What the thread is given: a value that can cross, and two descriptors it alone uses.
private final class ModuleEnd: Sendable {
  let module: any FrunModule
  let input: Int32
  let output: Int32

  init(module: any FrunModule, input: Int32, output: Int32) {
    self.module = module
    self.input = input
    self.output = output
  }

  func serve() {
    let channel = PipeChannel(input: input, output: output)
    // A broken pipe shows at the host's end.
    try? ModuleServer([module]).serve(channel)
    channel.close()
  }
}

/// Blocking reads and writes of whole lines.
package final class PipeChannel: WireChannel {
  private let input: Int32
  private let output: Int32
  private var lines = LineBuffer(limit: 256 << 20)

  package init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  package func send(_ json: JSONValue) throws {
    var rest = ArraySlice(Array((json.text() + "\n").utf8))
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { throw WireError("the pipe is closed") }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  package func receive() throws -> JSONValue? {
    while true {
      if let line = try lines.next() { return line }
      var block = [UInt8](repeating: 0, count: 65_536)
      let count = read(input, &block, block.count)
      if count == 0 { return nil }
      guard count > 0 || errno == EINTR else { throw WireError("the pipe is closed") }
      lines.append(block.prefix(max(count, 0)))
    }
  }

  package func close() {
    Glibc.close(input)
    Glibc.close(output)
  }
}
