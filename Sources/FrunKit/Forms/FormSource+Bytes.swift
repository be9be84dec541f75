/// A form as one piece of bytes, to be kept beside a draft.
///
/// Shape: `frun-form/1`, a line feed, then texts and contents, each with its length as eight bytes
/// (most significant first) in front: identifier, origin, and name and content of every file in the
/// order of their names.
extension FormSource {
  private static let head = Array("frun-form/1\n".utf8)

  /// The form as one piece.
  public var bytes: [UInt8] {
    var result = Self.head
    func write(_ part: [UInt8]) {
      let length = UInt64(part.count)
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        result.append(UInt8(truncatingIfNeeded: length >> shift))
      }
      result += part
    }
    write(Array(id.utf8))
    write(Array(origin.rawValue.utf8))
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      write(Array(name.utf8))
      write(content)
    }
    return result
  }

  /// Reads what ``bytes`` writes; nil for anything else.
  public init?(bytes: [UInt8]) {
    guard bytes.starts(with: Self.head) else { return nil }
    var rest = bytes[Self.head.count...]
    func part() -> ArraySlice<UInt8>? {
      guard rest.count >= 8 else { return nil }
      let length = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      guard length <= UInt64(rest.count) else { return nil }
      defer { rest = rest.dropFirst(Int(length)) }
      return rest.prefix(Int(length))
    }
    func text() -> String? { part().flatMap { String(validating: $0, as: UTF8.self) } }
    guard let id = text(), let origin = text().flatMap(FormListing.Origin.init) else { return nil }
    var files: [String: [UInt8]] = [:]
    while !rest.isEmpty {
      guard let name = text(), let content = part() else { return nil }
      files[name] = Array(content)
    }
    self.init(id: id, origin: origin, files: files)
  }
}
