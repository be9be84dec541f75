import FrunDomain
import Testing

/// Identifiers that can be told apart in a failure message.
enum Fixture {
  static func record(_ number: UInt8) -> RecordID { RecordID(identifier(number)) }
  static func device(_ number: UInt8) -> DeviceID { DeviceID(identifier(number)) }

  static let stream = StreamID(kind: .case, id: record(0xCA))
  static let moment = Moment(
    utcMilliseconds: 1_777_014_309_000, zone: "Africa/Cairo", offsetSeconds: 10_800)

  static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

  private static func identifier(_ number: UInt8) -> Identifier128 {
    let bytes = [UInt8](repeating: number, count: 16)
    guard let identifier = Identifier128(bytes: bytes) else {
      preconditionFailure("sixteen bytes are an identifier")
    }
    return identifier
  }
}
