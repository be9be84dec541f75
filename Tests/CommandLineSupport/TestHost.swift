package import FrunDomain
import FrunHost
package import FrunKit
import FrunSQLite
import FrunTerminal
import FrunTestSupport

/// Runs command lines in process, in a world of their own: an empty
/// environment, a private home, a clock that stands, and chance by a seed. `FRUN_TRANSPORT=pipe` sends
/// every command of a module through a pipe.
package final class TestHost {
  /// What one run gave.
  package struct Result: Hashable {
    package var status: Int32
    package var output: String
    package var error: String
  }

  /// Whether commands of modules are sent through a pipe.
  package static let isOverAPipe = PipeTransport.isOn
  /// The directory everything lies in; `$WORK` in scripts.
  package let directory = TemporaryDirectory()
  /// Environment variables of the next runs.
  package var environment: [String: String]
  /// What the clock shows.
  package var now: Moment
  /// Whether the next runs have a terminal, and how wide it is.
  package var terminalColumns: Int?
  /// What the next run reads, and then nothing.
  package var input: [UInt8] = []
  /// The signal that arrived before the next runs; nil for none.
  package var signal: Int32?
  /// What `doctor` sees.
  package var probes = FixedProbes()
  private let modules: [any FrunModule]
  private let keyring = MemoryKeyring()
  private var generator: SplitMix64

  /// - Parameter data: directory with `Forms` and `Training`.
  package init(
    modules: [any FrunModule] = Modules.all, data: String? = nil, seed: UInt64 = 1
  ) {
    self.modules = PipeTransport.isOn ? modules.map { PipedModule($0) } : modules
    generator = SplitMix64(state: seed)
    environment = [
      "HOME": directory.path, "XDG_RUNTIME_DIR": directory.path + "/run", "COLUMNS": "80",
      "TZ": "UTC", "LC_ALL": "C.UTF-8",
    ]
    environment["FRUN_DATA"] = data
    // 2 March 2026, 09:30 in Athens.
    now = Moment(
      utcMilliseconds: 1_772_436_600_000, zone: "Europe/Athens", offsetSeconds: 7_200)
    directory.write("run/.keep", [])
  }

  /// Lets time go by between two runs.
  package func wait(minutes: Int) {
    now = Moment(
      utcMilliseconds: now.utcMilliseconds + Int64(minutes) * 60_000, zone: now.zone,
      offsetSeconds: now.offsetSeconds)
  }

  /// Runs one command line.
  package func run(_ words: [String]) -> Result {
    let output = MemorySink()
    let error = MemorySink()
    let isTerminal = terminalColumns != nil
    let streams = StandardStreams(
      input: MemorySource(input), output: output, error: error,
      terminal: FixedTerminal(
        isInputTerminal: isTerminal, isOutputTerminal: isTerminal, isErrorTerminal: isTerminal,
        windowSize: terminalColumns.map { WindowSize(columns: $0, rows: 10_000) }),
      interruption: PresetInterruption(signal: signal))
    input = []
    var world = World(
      environment: environment, streams: streams, clock: clock(), random: random,
      modules: modules)
    world.keyring = keyring
    world.passphraseCost = { PassphraseCost(clamping: 15) }
    world.probes = probes
    let status = Host(world: world).run(words)
    return Result(status: status, output: output.text, error: error.text)
  }

  private func clock() -> HostClock {
    let now = now
    return HostClock(now: { now }, milliseconds: { 0 })
  }

  private func random(_ count: Int) -> [UInt8] {
    (0..<max(count, 0)).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 24) }
  }
}

/// A signal that arrived already.
private final class PresetInterruption: Interruption {
  let signal: Int32?

  init(signal: Int32?) {
    self.signal = signal
  }
}

/// Chance by a seed (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014). For tests only.
package struct SplitMix64: RandomNumberGenerator {
  package var state: UInt64

  package init(state: UInt64) {
    self.state = state
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
