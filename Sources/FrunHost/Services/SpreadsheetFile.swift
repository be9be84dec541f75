import FrunArchive
import FrunKit

/// Workbooks on disk: what a file is, by its first bytes, and its unpacked parts.
///
/// Office programs write two formats under similar names: the zip of XML parts (ECMA-376) that is
/// read here, and the older OLE compound file ([MS-CFB]), which also wraps workbooks that are
/// protected by a password.
enum SpreadsheetFile {
  /// What a file is, whatever its name says.
  enum Format: Hashable {
    /// A zip archive: `.xlsx`, `.xlsm`, or another office format.
    case zip
    /// An OLE compound file: `.xls`, or a workbook with a password.
    case compound
    /// Something else, perhaps text.
    case other
  }

  /// Bounds for a form: the largest public ones unpack to about 2 MiB, and a laptop with 2 GiB has
  /// to hold the parts and the sheets read from them.
  static let limits = ZipLimits(
    parts: 2048, bytesPerPart: 32 << 20, totalBytes: 48 << 20, packedBytes: 16 << 20)

  /// The format by the first bytes.
  static func format(of bytes: [UInt8]) -> Format {
    // A local file header, or the end record of an empty archive.
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      return .zip
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .compound }
    return .other
  }

  /// The parts of a workbook by name; nil when the file is no spreadsheet.
  ///
  /// Only the XML of the workbook is unpacked: macros, pictures and embedded files stay packed.
  ///
  /// - Parameter name: the file as the user typed it.
  /// - Throws: ``Failure`` for an older or protected format, a damaged or oversized file, and a zip
  ///   without a workbook.
  static func parts(of bytes: [UInt8], name: String) throws -> [String: [UInt8]]? {
    switch format(of: bytes) {
    case .other: return nil
    case .compound:
      throw Failure(
        .data, "form.oldSpreadsheet",
        "this is a workbook in the old .xls format, or one protected by a password", place: name,
        hints: ["open it in a spreadsheet program, take the password off, and save it as .xlsx"])
    case .zip: break
    }
    let unpacked: [ZipPart]
    do {
      unpacked = try ZipArchive.parts(of: bytes, limits: limits, wanted: isRead)
    } catch {
      throw FailureMapping.archive(error, reading: name)
    }
    guard unpacked.contains(where: { $0.name == "xl/workbook.xml" }) else {
      throw Failure(
        .data, "form.noWorkbook", "this file holds no .xlsx workbook", place: name,
        hints: ["save the form as .xlsx, or every sheet as CSV"])
    }
    return Dictionary(uniqueKeysWithValues: unpacked.map { ($0.name, $0.bytes) })
  }

  /// A workbook of the given parts.
  static func file(_ parts: [OfficePart]) throws -> [UInt8] {
    do {
      return try ZipWriter.file(parts.map { ZipPart(name: $0.name, bytes: $0.bytes) })
    } catch {
      throw Failure(
        .unavailable, error.code.rawValue, "the workbook cannot be written",
        causes: [error.message])
    }
  }

  /// Parts that can say something about a form.
  static func isRead(_ part: String) -> Bool {
    let folders = part.split(separator: "/").dropFirst().dropLast()
    let passed = ["theme", "drawings", "comments", "media", "embeddings", "printerSettings"]
    return part.hasPrefix("xl/") && (part.hasSuffix(".xml") || part.hasSuffix(".rels"))
      && !folders.contains { passed.contains(String($0)) } && part != "xl/calcChain.xml"
  }
}
