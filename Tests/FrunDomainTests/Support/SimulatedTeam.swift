import FrunDomain

/// What one simulated person does at one step of a random history.
enum SimulatedStep: CustomStringConvertible {
  /// A device writes: operation 0 answers (or adds, or appends), 1 takes back
  /// (or removes), 2 erases an earlier assertion.
  case write(device: Int, operation: Int, value: Int, target: Int)
  /// A device receives everything another one knows.
  case sync(from: Int, to: Int)

  var description: String {
    switch self {
    case .write(let device, let operation, let value, let target):
      "d\(device) \(["answers", "takes back", "erases"][operation]) v\(value) t\(target)"
    case .sync(let from, let to): "d\(from) -> d\(to)"
    }
  }
}

/// A team of devices that write about one field and now and then exchange.
///
/// Beside the assertions it keeps, for every one of them, the explicit set of
/// assertions its author had seen: what the reference view works on.
struct SimulatedTeam {
  struct Written {
    let assertion: PositionedAssertion
    let seen: Set<Int>
  }

  static let codes = ["severe", "high", "medium", "low"]

  private(set) var written: [Written] = []
  private(set) var known: [Set<Int>]
  private var sequences: [Int]
  let clockSkews: [Int64]

  init(devices: Int, clockSkews: [Int64]) {
    known = Array(repeating: [], count: devices)
    sequences = Array(repeating: 0, count: devices)
    self.clockSkews = clockSkews
  }

  /// Plays a history for a field of a policy.
  init(_ steps: [SimulatedStep], policy: MergePolicy, devices: Int, clockSkews: [Int64]) {
    self.init(devices: devices, clockSkews: clockSkews)
    for (time, step) in steps.enumerated() {
      switch step {
      case .sync(let from, let to): known[to].formUnion(known[from])
      case .write(let device, let operation, let value, let target):
        write(device, change(operation, value, target, policy), time: time)
      }
    }
  }

  var assertions: [PositionedAssertion] { written.map(\.assertion) }

  private func change(_ operation: Int, _ value: Int, _ target: Int, _ policy: MergePolicy)
    -> Change
  {
    if operation == 2, !written.isEmpty {
      return .erase(Self.digest(target % written.count))
    }
    let answer = FieldValue.code(Self.codes[value % Self.codes.count])
    switch policy {
    case .single, .singleSafer: return operation == 0 ? .set(answer) : .retract
    case .set: return operation == 0 ? .add(answer) : .remove(answer)
    case .append: return .append(answer)
    }
  }

  mutating func write(_ device: Int, _ change: Change, time: Int) {
    sequences[device] += 1
    var context = VersionVector()
    for index in known[device] { context.insert(written[index].assertion.position) }
    let assertion = PositionedAssertion(
      position: ChainPosition(device: Fixture.device(UInt8(device)), sequence: sequences[device]),
      context: context,
      at: Moment(utcMilliseconds: Int64(time) * 60_000 + clockSkews[device]),
      author: Fixture.record(UInt8(device)), change: change, digest: Self.digest(written.count))
    written.append(Written(assertion: assertion, seen: known[device]))
    known[device].insert(written.count - 1)
  }

  private static func digest(_ index: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: 32)
  }
}
