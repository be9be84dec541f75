import FrunDomain
import FrunSQLite

/// Which changes of a directory count after somebody lost their rights.
///
/// Revocation works where it was written: what its author had seen of the revoked member stays,
/// everything else that the member ever says about the directory counts for nothing, whenever it
/// arrives and whatever date it bears. So a stolen laptop that never heard of its revocation cannot
/// let anybody in, and laptops that hear of things in different orders end with the same directory.
///
/// A lost key works alike: what was said with it and not seen by whoever declared it lost counts
/// for nothing. What the member says later, with a new key, names the declaration among what they
/// had seen.
///
/// A revocation itself counts unless its author had seen their own. Two administrators who revoke
/// each other, not knowing of each other, are therefore both out: the safe answer, until somebody
/// else decides.
struct DirectoryValidity {
  /// One member's rights taken away by another.
  private struct Revocation: Hashable {
    let member: RecordID
    let author: RecordID
    let position: ChainPosition
    let context: VersionVector
  }

  private let revocations: [Revocation]
  private let losses: [Revocation]

  /// Reads the revocations and lost keys of a directory stream.
  init(store database: StoreDatabase, names: Names, log: CommitLog, sid: Int64) throws {
    let kid = try names.existing(kind: "member")
    func declarations(_ field: String, _ counts: (Change?) -> Bool) throws -> [Revocation] {
      guard let kid, let fid = try names.existing(field: field, of: "member") else { return [] }
      let members = try database.query(
        "SELECT rid, id FROM record WHERE sid = ? AND kid = ?", sid, kid
      ) { ($0.int64(0), RecordID(bytes: $0.bytes(1))) }
      return try members.flatMap { rid, id in
        try log.assertions(about: .init(rid: rid, fid: fid)).compactMap { said in
          guard let id, said.author != id, counts(said.change) else { return nil }
          return Revocation(
            member: id, author: said.author, position: said.position, context: said.context)
        }
      }
    }
    losses = try declarations("lostKey") { $0 != nil }
    let found = try declarations("status") { $0 == .set(.code("revoked")) }
    // A revocation that was written after its author's own counts for nothing. Who has seen more
    // comes later, so one walk is enough.
    revocations = found.map { (seen: $0.context.sequences.values.reduce(0, &+), $0) }
      .sorted { ($0.seen, $0.1.position) < ($1.seen, $1.1.position) }
      .reduce(into: []) { counting, next in
        let isVoid = counting.contains {
          $0.member == next.1.author && next.1.context.contains($0.position)
        }
        if !isVoid { counting.append(next.1) }
      }
  }

  /// Whether a commit names a declaration that a key of its author was lost among what its author
  /// had seen.
  func knowsLoss(_ commit: Commit) -> Bool {
    losses.contains { $0.member == commit.author && commit.context.contains($0.position) }
  }

  /// The assertions that count.
  func counting(_ assertions: [PositionedAssertion]) -> [PositionedAssertion] {
    guard !revocations.isEmpty || !losses.isEmpty else { return assertions }
    return assertions.filter { said in
      let isRevocation = revocations.contains {
        $0.position == said.position && said.change == .set(.code("revoked"))
      }
      if isRevocation { return true }
      let isVoid = revocations.contains {
        $0.member == said.author && !$0.context.contains(said.position)
      }
      let isByLostKey = losses.contains {
        $0.member == said.author && !$0.context.contains(said.position)
          && !said.context.contains($0.position)
      }
      return !isVoid && !isByLostKey
    }
  }
}

extension CaseStore {
  /// Which changes of a directory count.
  func validity(ofDirectory sid: Int64) throws -> DirectoryValidity {
    try DirectoryValidity(store: database, names: names, log: log, sid: sid)
  }

  /// The fields that have to be made again after a change of a directory: all of it when somebody
  /// was revoked or lost a key, since that decides what else counts.
  func touched(by assertions: [Assertion?], inDirectory sid: Int64) throws -> TouchedFields {
    var touched = TouchedFields()
    let decides = assertions.contains {
      guard let said = $0, said.kind == "member" else { return false }
      return said.field == "lostKey"
        || said.field == "status" && said.change == .set(.code("revoked"))
    }
    guard decides else { return touched }
    let places = try database.query(
      "SELECT DISTINCT a.rid, a.fid FROM assertion a JOIN record r ON r.rid = a.rid "
        + "WHERE r.sid = ? AND a.fid IS NOT NULL", sid
    ) { CommitLog.FieldPlace(rid: $0.int64(0), fid: $0.int64(1)) }
    touched.reread(places)
    return touched
  }
}
