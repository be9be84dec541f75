/// Opens an age file as bytes, through its armor if it has one.
enum AgeInput {
  /// Returns the decoded bytes and whether they came through armor.
  static func source(
    of reader: @escaping ByteReader, form: AgeDecryptor.Form, limits: AgeLimits
  ) throws -> (source: ByteSource, isArmored: Bool) {
    let capacity = max(limits.headerBytes, 0) + 1
    let raw = ByteSource(capacity: capacity, reader)
    let isArmored =
      switch form {
      case .automatic: try beginsLikeArmor(raw)
      case .binary: false
      case .armored: true
      }
    guard isArmored else { return (raw, false) }
    let armor = ArmorReader(raw)
    return (ByteSource(capacity: capacity) { try armor.read(into: $0) }, true)
  }

  /// Whether the first line that is not blank begins like PEM.
  private static func beginsLikeArmor(_ source: ByteSource) throws -> Bool {
    let mark = Array("-----BEGIN".utf8)
    // A binary file is recognised by its first bytes, without waiting for more.
    if try source.peek(mark.count).elementsEqual(AgeHeader.versionPrefix.prefix(mark.count)) {
      return false
    }
    let beginning = try source.peek(ArmorReader.whitespaceLimit + mark.count)
    return beginning.drop(while: ArmorReader.isWhitespace).starts(with: mark)
  }
}
