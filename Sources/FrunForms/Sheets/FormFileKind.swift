/// What a file is, told by its content and not by its name.
public enum FormFileKind: String, Sendable, Hashable {
  /// A zip archive, as `.xlsx` and `.xlsm` are.
  case archive
  /// An old workbook (`.xls`), or a workbook with a password.
  case oldWorkbook
  /// Markdown tables.
  case markdown
  /// Comma-separated values.
  case csv
  /// A document for printing.
  case pdf
  /// A web page, as some programs export under the name of a workbook.
  case page
  /// Text of two bytes a character.
  case wideText
  /// A compressed file.
  case compressed

  /// The kind of some content.
  public init(_ bytes: [UInt8]) {
    func begins(_ magic: [UInt8]) -> Bool { bytes.starts(with: magic) }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
      self = .archive
    } else if begins([0xD0, 0xCF, 0x11, 0xE0]) {
      self = .oldWorkbook
    } else if begins(Array("%PDF".utf8)) {
      self = .pdf
    } else if begins([0xFF, 0xFE]) || begins([0xFE, 0xFF]) {
      self = .wideText
    } else if begins([0x1F, 0x8B]) || begins([0x28, 0xB5, 0x2F, 0xFD])
      || begins([0xFD, 0x37, 0x7A])
    {
      self = .compressed
    } else {
      let text = bytes.prefix(4_096).drop { $0 <= 32 || $0 >= 0xEF || $0 == 0xBB || $0 == 0xBF }
      switch text.first {
      case UInt8(ascii: "|"): self = .markdown
      case UInt8(ascii: "<"): self = .page
      default: self = .csv
      }
    }
  }

  /// Why it is not read as it is, and what to do; nil when it is text of a form.
  public var refusal: String? {
    switch self {
    case .markdown, .csv: nil
    case .archive: "this is a workbook that was not unpacked"
    case .oldWorkbook:
      "this is an old workbook (.xls) or one with a password; open it and save it as .xlsx without "
        + "a password"
    case .pdf: "this is a PDF document, not a form; ask for the workbook it was made from"
    case .page: "this is a web page or XML; open it in a spreadsheet program and save it as .xlsx"
    case .wideText: "this text is UTF-16; save it as “CSV UTF-8”"
    case .compressed: "this file is compressed; unpack it first"
    }
  }
}
