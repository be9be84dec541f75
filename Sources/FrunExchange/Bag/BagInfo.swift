/// The metadata file `bag-info.txt` (RFC 8493 section 2.2.2): labels with values, in order.
package struct BagInfo: Hashable, Sendable {
  /// One label with its value.
  package struct Field: Hashable, Sendable {
    /// The label, compared without regard to case.
    package let label: String
    /// The value, continuation lines joined by a blank.
    package let value: String
  }

  /// The fields in order; labels may repeat.
  package let fields: [Field]

  /// Makes metadata to be written.
  package init(_ fields: [(label: String, value: String)]) {
    self.fields = fields.map { Field(label: $0.label, value: $0.value) }
  }

  /// All values of a label.
  package func values(_ label: String) -> [String] {
    fields.filter { $0.label.lowercased() == label.lowercased() }.map(\.value)
  }

  /// The file, one line per field.
  package var bytes: [UInt8] {
    Array(fields.map { "\($0.label): \($0.value)\n" }.joined().utf8)
  }

  /// Reads the file as bags in the wild have it: blanks around the colon and folded lines.
  init(parsing text: String, name: String) throws(ExchangeError) {
    var fields: [Field] = []
    for (index, line) in BagTextEncoding.lines(text).enumerated() {
      if line.first == " " || line.first == "\t" {
        guard let last = fields.popLast() else {
          throw ExchangeError(.bagInfoSyntax, at: "\(name), line \(index + 1)")
        }
        let value = [last.value, String(line.trimmingBlanks)].filter { !$0.isEmpty }
        fields.append(Field(label: last.label, value: value.joined(separator: " ")))
        continue
      }
      if line.trimmingBlanks.isEmpty { continue }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else {
        throw ExchangeError(.bagInfoSyntax, at: "\(name), line \(index + 1)")
      }
      fields.append(
        Field(
          label: String(line[..<colon].trimmingTrailingBlanks),
          value: String(line[line.index(after: colon)...].trimmingBlanks)))
    }
    self.fields = fields
  }
}

/// `Payload-Oxum`: bytes and number of the payload files, a cheap check of completeness.
package struct PayloadOxum: Hashable, Sendable, CustomStringConvertible {
  /// Sum of the sizes in bytes.
  package let bytes: UInt64
  /// Number of files.
  package let files: Int

  /// Makes a value.
  package init(bytes: UInt64, files: Int) {
    self.bytes = bytes
    self.files = files
  }

  /// Reads `bytes.files`; nil for anything else.
  package init?(parsing text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let bytes = UInt64(parts[0]), let files = Int(parts[1])
    else { return nil }
    self.init(bytes: bytes, files: files)
  }

  /// `bytes.files`.
  package var description: String { "\(bytes).\(files)" }
}
