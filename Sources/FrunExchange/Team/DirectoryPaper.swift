internal import FrunCrypto
package import FrunDomain
package import FrunStore
internal import FrunText

/// A whole team directory as a file, signed by a member: `frun.directory/1`.
///
/// Three parts, each ending in a line feed: a signed header, the heads, and one line per commit. The
/// signature of the header covers the digest of the rest, the commits prove themselves besides. The
/// file travels sealed with age: who works in a team is nobody else's business.
package struct DirectoryPaper: Sendable {
  /// The name of the format.
  package static let schema = "frun.directory/1"
  /// The largest document read, in bytes.
  package static let limit = 64 << 20

  /// The directory stream.
  package let team: StreamID
  /// What the team is called; empty without a name.
  package let label: String
  /// Changes contained.
  package let serial: Int
  /// When it was written, RFC 3339 in UTC.
  package let madeAt: String
  /// Who wrote it.
  package let signer: RecordID
  /// Short name of who wrote it.
  package let signerHandle: String
  /// Their key, 32 bytes.
  package let signerKey: [UInt8]
  /// The digest of the join request that it answers; nil when it answers none.
  package let answers: [UInt8]?
  /// Names this very document.
  package let digest: [UInt8]
  /// The commits.
  package let bundles: [CommitBundle]
  /// The signatures that prove them.
  package let heads: [SignedHead]

  /// Writes the directory of a store.
  ///
  /// - Parameter answers: the digest of the join request, for an answer to one.
  package static func document(
    of store: CaseStore, label: String, handle: String, answers: [UInt8]?, madeAt: String
  ) throws -> [UInt8] {
    guard let team = try store.directoryStream(), let identity = store.identity else {
      throw StoreError(.identity, "the vault belongs to no team yet")
    }
    let bundles = try store.bundles(stream: team)
    var body = HeadList.bytes(try store.heads(of: team))
    for bundle in bundles { body += try OperationLine.bytes(bundle) }
    let key = try Ed25519SigningKey(seed: identity.signingSeed)
    var object = JSONObject()
    object["team"] = .string(team.text)
    object["label"] = .string(label)
    object["serial"] = .integer(Int64(bundles.count))
    object["madeAt"] = .string(madeAt)
    object["signer"] = .string(identity.member.text)
    object["signerHandle"] = .string(handle)
    object["signerKey"] = .string(Hexadecimal.text(key.publicKey))
    object["answers"] = answers.map { .string(Hexadecimal.text($0)) }
    object["body"] = .string(Hexadecimal.text(SHA256.hash(body)))
    return try SignedPaper.sign(object, schema: schema, key: key) + body
  }

  /// Reads a document: the header's signature, the digest of the rest, and the form of every line.
  ///
  /// Throws ``ExchangeError``.
  package init(_ bytes: [UInt8]) throws(ExchangeError) {
    let place = "directory"
    guard bytes.count <= Self.limit else {
      throw ExchangeError(.contentJSONMalformed, at: place, detail: "too large")
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.last?.isEmpty == true, let first = lines.first else {
      throw ExchangeError(.contentJSONMalformed, at: place)
    }
    let (members, key, digest) = try SignedPaper.read(
      Array(first) + [0x0A], schema: Self.schema, limit: 16_384, keyMember: "signerKey", at: place)
    guard let team = StreamID(text: try members.string("team")), team.kind == .directory,
      let signer = RecordID(text: try members.string("signer"))
    else { throw members.failure("team") }
    guard
      Hexadecimal.bytes(try members.string("body"))
        == SHA256.hash(Array(bytes[(first.endIndex + 1)...]))
    else { throw ExchangeError(.signerContextMismatch, at: place) }
    self.team = team
    self.signer = signer
    label = try members.string("label")
    signerHandle = try members.string("signerHandle")
    madeAt = try members.string("madeAt")
    serial = try members.count("serial")
    answers = members.optional("answers")?.string.flatMap { Hexadecimal.bytes($0) }
    signerKey = key
    self.digest = digest
    heads = try HeadList.parse(Array(lines[1]) + [0x0A], limit: 8 << 20)
    var bundles: [CommitBundle] = []
    for (index, line) in lines[2..<(lines.count - 1)].enumerated() {
      bundles.append(
        try OperationLine.parse(
          Array(line) + [0x0A], limit: 1 << 20, at: "\(place), line \(index + 3)"))
    }
    self.bundles = bundles
    guard bundles.count == serial, bundles.allSatisfy({ $0.commit.stream == team }),
      heads.allSatisfy({ $0.stream == team })
    else { throw ExchangeError(.contentCounts, at: place) }
  }

  /// The changes contained.
  package var vector: VersionVector {
    bundles.reduce(into: VersionVector()) { $0.insert($1.commit.position) }
  }

  /// What two people compare on first contact: of the team, the signer's key, and the request that
  /// is answered. Not of the changes, so that the words stay the same when the file is made again.
  package func fingerprint() throws -> Fingerprint {
    try Fingerprint(
      of: SHA256.hash(
        Array("frun-directory-contact/1\n".utf8) + team.id.bytes + signer.bytes + signerKey
          + (answers ?? [])))
  }
}
