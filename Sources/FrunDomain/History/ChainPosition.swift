/// A commit's place: the device that wrote it and its number on that device
/// in one stream, counted from 1.
public struct ChainPosition: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  /// The device that wrote the commit.
  public let device: DeviceID
  /// 1 for the device's first commit in the stream.
  public let sequence: Int

  /// A position; a number below 0 counts as 0, which no commit has.
  public init(device: DeviceID, sequence: Int) {
    self.device = device
    self.sequence = max(0, sequence)
  }

  /// `device/sequence`.
  public var description: String { "\(device)/\(sequence)" }

  /// Reads `device/sequence`; nil for anything else or a number below 1.
  public init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let device = DeviceID(text: String(parts[0])),
      let sequence = DecimalText.number(Array(parts[1].utf8)[...]), sequence >= 1
    else { return nil }
    self.init(device: device, sequence: sequence)
  }

  /// By device, then number: an arbitrary order that is the same everywhere.
  public static func < (left: ChainPosition, right: ChainPosition) -> Bool {
    (left.device, left.sequence) < (right.device, right.sequence)
  }
}
