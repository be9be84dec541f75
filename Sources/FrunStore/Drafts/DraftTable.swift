import FrunDomain
import FrunSQLite

/// The tables of drafts. What changes with every answer stands in small rows of its own, so that an
/// answer costs the writing of a page or two whatever the size of the form.
struct DraftTable {
  let database: StoreDatabase

  private static let columns = """
    d.id, d.member, d.form, d.version, d.title, d.stream, d.visit, d.submission, d.reason,
    d.begun_ms, d.zone, d.offset_s, s.name, s.language, s.answered, s.asked, s.last_question,
    s.at_ms, s.zone, s.offset_s
    """

  // MARK: Reading

  func count(of member: RecordID) throws -> Int {
    try database.first("SELECT count(*) FROM draft WHERE member = ?", member.bytes) { $0.int(0) }
      ?? 0
  }

  func count(about stream: StreamID) throws -> Int {
    try database.first("SELECT count(*) FROM draft WHERE stream = ?", stream.text) { $0.int(0) }
      ?? 0
  }

  func member(of id: RecordID) throws -> RecordID? {
    try database.first("SELECT member FROM draft WHERE id = ?", id.bytes) {
      RecordID(bytes: $0.bytes(0))
    } ?? nil
  }

  func drafts(of member: RecordID) throws -> [FormDraft] {
    try database.query(
      "SELECT \(Self.columns) FROM draft d JOIN draft_state s ON s.id = d.id WHERE d.member = ? "
        + "ORDER BY s.at_ms DESC, d.id", member.bytes, row: Self.draft)
  }

  func draft(_ id: RecordID) throws -> (FormDraft, source: [UInt8])? {
    try database.first(
      "SELECT \(Self.columns), f.source FROM draft d JOIN draft_state s ON s.id = d.id "
        + "JOIN draft_form f ON f.id = d.id WHERE d.id = ?", id.bytes
    ) { (try Self.draft($0), $0.bytes(20)) }
  }

  func entries(of id: RecordID) throws -> [FormDraft.Entry] {
    try database.query(
      "SELECT at_ms, zone, offset_s, body FROM draft_entry WHERE id = ? ORDER BY sequence", id.bytes
    ) { FormDraft.Entry(at: Self.moment($0, 0), body: $0.string(3)) }
  }

  func lastEntry(of id: RecordID) throws -> Int {
    try database.first("SELECT max(sequence) FROM draft_entry WHERE id = ?", id.bytes) { $0.int(0) }
      ?? 0
  }

  private static func moment(_ row: Statement, _ place: Int) -> Moment {
    Moment(
      utcMilliseconds: row.int64(place), zone: row.string(place + 1),
      offsetSeconds: row.int(place + 2))
  }

  private static func draft(_ row: Statement) throws -> FormDraft {
    guard let id = RecordID(bytes: row.bytes(0)), let member = RecordID(bytes: row.bytes(1)) else {
      throw StoreError(.damaged, "a draft with a malformed identifier")
    }
    let revision = row.optionalBytes(7).flatMap { RecordID(bytes: $0) }.map {
      FormDraft.Revision(submission: $0, reason: row.string(8))
    }
    return FormDraft(
      id: id, member: member, form: row.string(2), version: row.string(3), title: row.string(4),
      stream: row.optionalString(5).flatMap { StreamID(text: $0) },
      visit: row.optionalBytes(6).flatMap { RecordID(bytes: $0) }, revision: revision,
      begunAt: moment(row, 9), changedAt: moment(row, 17),
      progress: FormDraft.Progress(
        name: row.string(12), language: row.string(13), answered: row.int(14), asked: row.int(15),
        lastQuestion: row.string(16)))
  }

  // MARK: Writing

  func insert(_ draft: FormDraft, source: [UInt8]) throws {
    try database.run(
      "INSERT INTO draft(id, member, form, version, title, stream, visit, submission, reason, "
        + "begun_ms, zone, offset_s) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      draft.id.bytes, draft.member.bytes, draft.form, draft.version, draft.title,
      draft.stream?.text, draft.visit?.bytes, draft.revision?.submission.bytes,
      draft.revision?.reason ?? "", draft.begunAt.utcMilliseconds, draft.begunAt.zone,
      draft.begunAt.offsetSeconds)
    try database.run("INSERT INTO draft_form(id, source) VALUES(?, ?)", draft.id.bytes, source)
    try database.run("INSERT INTO draft_state(id) VALUES(?)", draft.id.bytes)
    try update(draft.id, progress: draft.progress, at: draft.changedAt)
  }

  func insert(_ entry: FormDraft.Entry, at sequence: Int, of id: RecordID) throws {
    try database.run(
      "INSERT INTO draft_entry(id, sequence, at_ms, zone, offset_s, body) "
        + "VALUES(?, ?, ?, ?, ?, ?)", id.bytes, sequence, entry.at.utcMilliseconds, entry.at.zone,
      entry.at.offsetSeconds, entry.body)
  }

  func update(_ id: RecordID, progress: FormDraft.Progress, at: Moment) throws {
    try database.run(
      "UPDATE draft_state SET name = ?, language = ?, answered = ?, asked = ?, last_question = ?, "
        + "at_ms = ?, zone = ?, offset_s = ? WHERE id = ?",
      progress.name, progress.language, progress.answered, progress.asked, progress.lastQuestion,
      at.utcMilliseconds, at.zone, at.offsetSeconds, id.bytes)
  }

  /// Removes what anybody on this laptop began about a case.
  func removeAll(of stream: StreamID) throws {
    let ids = try database.query("SELECT id FROM draft WHERE stream = ?", stream.text) {
      RecordID(bytes: $0.bytes(0))
    }
    for id in ids.compactMap(\.self) { try remove(id) }
  }

  func remove(_ id: RecordID) throws {
    for table in ["draft_entry", "draft_state", "draft_form", "draft"] {
      try database.run("DELETE FROM \(table) WHERE id = ?", id.bytes)
    }
  }
}
