package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// The case that a person means: by case number, by identifier, or by the beginning of an
  /// identifier (at least three symbols) that no other case has.
  ///
  /// Throws `store.notFound`, or `store.ambiguous` with the identifiers that fit.
  package func resolveCase(_ text: String) throws -> RecordID { try resolve(text, kind: "case") }

  /// The record of a kind that a person means; see ``resolveCase(_:)``.
  package func resolve(_ text: String, kind: String) throws -> RecordID {
    let written = text.filter { !$0.isWhitespace }
    guard let kid = try names.existing(kind: kind) else { throw Self.notFound(kind) }
    if let id = RecordID(text: written) {
      guard try find(prefix: id.text, kid: kid).contains(id) else { throw Self.notFound(kind) }
      return id
    }
    if let number = try? CaseNumber(parsing: written) {
      let found = try find(prefix: number.prefix, kid: kid)
      if !found.isEmpty { return try single(found, kind: kind) }
    }
    let prefix = Self.symbols(written)
    guard let prefix, prefix.count >= 3, prefix.count < 26 else { throw Self.notFound(kind) }
    return try single(try find(prefix: prefix, kid: kid), kind: kind)
  }

  private static func notFound(_ kind: String) -> StoreError {
    StoreError(.notFound, "no \(kind) has this number, identifier or beginning")
  }

  private func single(_ found: [RecordID], kind: String) throws -> RecordID {
    guard let first = found.first else { throw Self.notFound(kind) }
    guard found.count == 1 else {
      throw StoreError(
        .ambiguous, "several records of kind \(kind) begin like this", causes: found.map(\.text))
    }
    return first
  }

  /// Base32 symbols as identifiers print them; nil when something else occurs.
  private static func symbols(_ text: String) -> String? {
    // An identifier made of the text and zeros tells whether the symbols are valid, and how they
    // are spelled.
    let bare = text.filter { $0 != "-" }
    guard (1...25).contains(bare.utf8.count), bare.utf8.allSatisfy({ $0 < 0x80 }) else {
      return nil
    }
    let padded = bare + String(repeating: "0", count: 26 - bare.utf8.count)
    return RecordID(text: padded).map { String($0.text.prefix(bare.utf8.count)) }
  }

  /// At most twenty records whose identifier begins with these symbols, in order.
  private func find(prefix: String, kid: Int64) throws -> [RecordID] {
    // The last symbol of a full identifier carries three bits only.
    let room = 26 - prefix.utf8.count
    let low = prefix + String(repeating: "0", count: room)
    let high = room == 0 ? prefix : prefix + String(repeating: "z", count: room - 1) + "w"
    guard let first = RecordID(text: low), let last = RecordID(text: high) else { return [] }
    return try database.query(
      "SELECT id FROM record WHERE kid = ? AND is_live = 1 AND id >= ? AND id <= ? "
        + "ORDER BY id LIMIT 20", kid, first.bytes, last.bytes
    ) { RecordID(bytes: $0.bytes(0)) }.compactMap(\.self)
  }
}
