import FrunDomain
import FrunSQLite

/// The one change of a directory for which nobody needs to be allowed to manage members: a member
/// adds one who is, when there is none. A team founded by a caseworker could not grow otherwise.
///
/// Judged by what the author had seen, so that every laptop answers alike, whenever the change
/// arrives. An author cannot claim to have missed what they wrote themselves, nor what those had
/// seen who wrote them into the directory.
struct FirstAdministrator {
  let store: CaseStore

  /// Whether a change does this and nothing more.
  ///
  /// `seen` is the context of a commit that arrived; nil for a change that is being made here.
  func isAdded(
    by assertions: [Assertion], in directory: StreamID, author: RecordID, seen: VersionVector?
  ) throws -> Bool {
    guard directory.kind == .directory, let record = Self.added(by: assertions),
      let sid = try store.names.existing(directory),
      let kid = try store.names.existing(kind: "member")
    else { return false }
    let view = View(seen: try seen.map { try closure(of: $0, sid: sid) }, author: author)
    let members = try store.database.query(
      "SELECT rid, id FROM record WHERE sid = ? AND kid = ?", sid, kid
    ) { ($0.int64(0), RecordID(bytes: $0.bytes(1))) }
    var knowsAuthor = false
    for (rid, id) in members {
      let role = try value("role", rid: rid, in: view)
      let status = try value("status", rid: rid, in: view)
      if id == author, role != nil { knowsAuthor = true }
      if id == record, role != nil || status != nil { return false }
      if status == .code("active"), case .code(let code)? = role,
        Self.mayAdminister(Role(rawValue: code))
      {
        return false
      }
    }
    return knowsAuthor
  }

  /// The record of a change that describes one member, who may manage members.
  private static func added(by assertions: [Assertion]) -> RecordID? {
    // Why somebody did it is said beside it.
    let said = assertions.filter { $0.kind != Schema.commitNote }
    guard Set(said.map(\.record)).count == 1, said.allSatisfy({ $0.kind == "member" }) else {
      return nil
    }
    let roles = said.compactMap { assertion -> Role? in
      guard assertion.field == "role", case .set(.code(let code)) = assertion.change else {
        return nil
      }
      return Role(rawValue: code)
    }
    return roles.count == 1 && mayAdminister(roles.first) ? said.first?.record : nil
  }

  private static func mayAdminister(_ role: Role?) -> Bool {
    role.map { Permissions.standard.check($0, .administer, in: .directory, kind: "member") == nil }
      ?? false
  }

  /// What an author had seen of a directory.
  private struct View {
    /// Nil: everything that is here.
    let seen: VersionVector?
    let author: RecordID

    func holds(_ assertion: PositionedAssertion) -> Bool {
      seen.map { $0.contains(assertion.position) || assertion.author == author } ?? true
    }
  }

  private func value(_ field: String, rid: Int64, in view: View) throws -> FieldValue? {
    guard let fid = try store.names.existing(field: field, of: "member") else { return nil }
    let said = try store.projection.counting(
      store.log.assertions(about: .init(rid: rid, fid: fid)).filter(view.holds), of: rid,
      kind: "member")
    guard !said.isEmpty else { return nil }
    return FieldMerge.view(of: said, policy: try store.projection.policy(fid: fid, said))
      .recordField.value
  }

  /// A context with what the authors of its commits had seen, as far as it is here.
  private func closure(of context: VersionVector, sid: Int64) throws -> VersionVector {
    var whole = context
    var open = Array(context.sequences.map { ($0.key, $0.value) })
    while let (device, sequence) = open.popLast() {
      guard let did = try store.names.existing(device),
        let entry = try store.log.entry(sid: sid, did: did, sequence: sequence)
      else { continue }
      for (other, number) in entry.context.sequences where number > whole[other] {
        whole = whole.merged(with: VersionVector([other: number]))
        open.append((other, number))
      }
    }
    return whole
  }
}
