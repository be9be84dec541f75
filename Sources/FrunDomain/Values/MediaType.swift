/// The format of a file, told from its first bytes and not from its name, which anybody can choose.
///
/// Source of the signatures: the specifications of the formats, as the WHATWG MIME Sniffing standard
/// lists them for pictures, sound, video and archives.
public enum MediaType {
  /// What is said of a file whose format is not known.
  public static let unknown = "application/octet-stream"

  private static let signatures: [(at: Int, bytes: [UInt8], type: String)] = [
    (0, [0xFF, 0xD8, 0xFF], "image/jpeg"),
    (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    (0, Array("GIF87a".utf8), "image/gif"), (0, Array("GIF89a".utf8), "image/gif"),
    (8, Array("WEBP".utf8), "image/webp"), (8, Array("WAVE".utf8), "audio/wav"),
    (8, Array("AVI ".utf8), "video/avi"), (0, [0x49, 0x49, 0x2A, 0x00], "image/tiff"),
    (0, [0x4D, 0x4D, 0x00, 0x2A], "image/tiff"), (4, Array("ftypheic".utf8), "image/heic"),
    (4, Array("ftypM4A".utf8), "audio/mp4"), (4, Array("ftyp3gp".utf8), "video/3gpp"),
    (4, Array("ftyp".utf8), "video/mp4"), (0, Array("%PDF-".utf8), "application/pdf"),
    (0, Array("OggS".utf8), "audio/ogg"), (0, Array("ID3".utf8), "audio/mpeg"),
    (0, [0xFF, 0xFB], "audio/mpeg"), (0, Array("#!AMR".utf8), "audio/amr"),
    (0, Array("fLaC".utf8), "audio/flac"), (0, [0x1A, 0x45, 0xDF, 0xA3], "video/webm"),
    (0, [0x50, 0x4B, 0x03, 0x04], "application/zip"),
    (0, Array("{\\rtf".utf8), "application/rtf"),
    (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
  ]

  /// The format of a file that begins with `start`; 512 bytes are enough.
  public static func of(_ start: [UInt8]) -> String {
    for signature in signatures {
      let end = signature.at + signature.bytes.count
      if start.count >= end, Array(start[signature.at..<end]) == signature.bytes {
        return signature.type
      }
    }
    return isText(start) ? "text/plain" : unknown
  }

  /// UTF-8 without control characters; the start may end inside a character.
  private static func isText(_ start: [UInt8]) -> Bool {
    guard !start.isEmpty else { return false }
    let isClean = start.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0D].contains($0) }
    guard isClean else { return false }
    return (0...3).contains { cut in
      cut < start.count && String(validating: start.dropLast(cut), as: UTF8.self) != nil
    }
  }
}
