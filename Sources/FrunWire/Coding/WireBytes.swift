import FoundationEssentials
import FrunText

/// Bytes on the wire: `{"base64":"…"}`, the standard alphabet with padding (RFC 4648, section 4).
enum WireBytes {
  private static let member = "base64"

  static func json(_ bytes: [UInt8]) -> JSONValue {
    [member: .string(Data(bytes).base64EncodedString())]
  }

  /// The bytes; nil for anything else, line breaks and missing padding too.
  static func bytes(_ json: JSONValue) -> [UInt8]? {
    guard let object = json.object, object.count == 1, let text = object[member]?.string,
      let data = Data(base64Encoded: text)
    else { return nil }
    return Array(data)
  }
}
