import FrunText

/// Whose certificates count here: keys that somebody compared, never keys that a file brings along.
public struct TrustedIssuers: Hashable, Sendable {
  /// One key of an issuer.
  public struct Entry: Hashable, Sendable {
    /// Whether a key may still be relied on.
    public enum Status: String, Hashable, Sendable {
      /// In use.
      case active
      /// Not used any more; what it signed before its last day counts.
      case retired
      /// Lost or misused: nothing it signed counts, whatever date stands on it.
      case revoked
    }

    /// Identifier of the issuer: `did:key:…` or an address.
    public var issuer: String
    /// The key.
    public var key: VerificationKey
    /// What its issuer names it: the identifier of a verification method, or a `kid`; nil when
    /// nobody wrote it down.
    public var method: String?
    /// Whether somebody handed it in for this one check.
    public var isGiven = false
    /// The first day of certificates it may sign; nil for no limit.
    public var from: CivilDate?
    /// The last day of certificates it may sign; nil for no limit.
    public var until: CivilDate?
    /// Whether it may be relied on.
    public var status: Status
    /// What the issuer is called here; nil when nobody wrote it down.
    public var name: String?

    /// A key of an issuer.
    public init(
      issuer: String, key: IssuerKey, from: CivilDate? = nil, until: CivilDate? = nil,
      status: Status = .active, name: String? = nil
    ) {
      self.init(
        issuer: issuer, key: VerificationKey(key), from: from, until: until, status: status,
        name: name)
    }

    /// A key of any kind of an issuer.
    public init(
      issuer: String, key: VerificationKey, from: CivilDate? = nil, until: CivilDate? = nil,
      status: Status = .active, name: String? = nil
    ) {
      self.issuer = issuer
      self.key = key
      self.from = from
      self.until = until
      self.status = status
      self.name = name
    }

    /// Why a certificate that counts from a day is not covered; nil when it is.
    func objection(on day: CivilDate) -> String? {
      if status == .revoked { return "the issuer's key was withdrawn" }
      if let from, day < from { return "the issuer was not trusted yet when it was issued" }
      if let until, day > until { return "the issuer was not trusted any more when it was issued" }
      return nil
    }
  }

  /// The keys.
  public private(set) var entries: [Entry]

  /// Keys.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// These keys and others.
  public func adding(_ other: TrustedIssuers) -> TrustedIssuers {
    TrustedIssuers(entries + other.entries)
  }

  /// The keys of an issuer.
  func keys(of issuer: String) -> [Entry] { entries.filter { $0.issuer == issuer } }

  /// Reads `signers.csv`: `key_id,issuer_did,valid_from,valid_to,status` and, if there is one more
  /// column, `name`. `key_id` is the key as `z6Mk…`,
  /// `zDn…`, `did:key:…` or `did:jwk:…`.
  ///
  /// - Throws: ``DomainError`` of kind `malformedPackage` naming the line.
  public init(csv text: String, name file: String) throws(DomainError) {
    let rows: [[String]]
    do { rows = try CSVReader().rows(of: text).map(\.fields) } catch {
      throw DomainError(.malformedPackage, at: file, "\(error)")
    }
    let head = ["key_id", "issuer_did", "valid_from", "valid_to", "status"]
    guard let first = rows.first, Array(first.prefix(5)) == head else {
      throw DomainError(
        .malformedPackage, at: "\(file), line 1", "the columns are \(head.joined(separator: ","))")
    }
    entries = []
    for (index, row) in rows.enumerated().dropFirst() where row.contains(where: { !$0.isEmpty }) {
      entries.append(try Self.entry(row, at: "\(file), line \(index + 1)"))
    }
  }

  private static func entry(_ row: [String], at place: String) throws(DomainError) -> Entry {
    func wrong(_ reason: String) -> DomainError {
      DomainError(.malformedPackage, at: place, reason)
    }
    guard row.count >= 5 else { throw wrong("five columns are expected") }
    guard let key = VerificationKey(did: row[0]) ?? VerificationKey(multibase: row[0]) else {
      throw wrong("key_id is a key as z6Mk…, zDn… or did:jwk:…")
    }
    guard BadgeStructure.isAddress(row[1]) else { throw wrong("issuer_did is an identifier") }
    if VerificationKey.isSelfContained(row[1]), VerificationKey(did: row[1]) != key {
      throw wrong("the key in issuer_did is another one than key_id")
    }
    func day(_ text: String) throws(DomainError) -> CivilDate? {
      guard !text.isEmpty else { return nil }
      do { return try CivilDate(parsing: text) } catch {
        throw wrong("days are written YYYY-MM-DD")
      }
    }
    guard let status = Entry.Status(rawValue: row[4].isEmpty ? "active" : row[4]) else {
      throw wrong("status is active, retired or revoked")
    }
    return Entry(
      issuer: row[1], key: key, from: try day(row[2]), until: try day(row[3]), status: status,
      name: row.count > 5 && !row[5].isEmpty ? row[5] : nil)
  }
}
