import FrunSQLite

/// The steps that bring a database to the layout this build works with.
///
/// A step that was released is never changed; a new layout is a new step at the end. The names of
/// the steps taken stand in the database, so a vault of a newer version is recognised and left
/// alone.
enum Migrations {
  /// One named step.
  struct Step: Sendable {
    let name: String
    let script: String
  }

  static let steps = [
    Step(name: "history", script: history),
    Step(name: "projection", script: projection),
    Step(name: "exchange", script: exchange),
    Step(name: "journal", script: journal),
    Step(name: "identity", script: identity),
    Step(name: "drafts", script: drafts),
    Step(name: "attention", script: attention),
    Step(name: "contents", script: contents),
    Step(name: "keys", script: keys),
    Step(name: "ledger", script: ledger),
    Step(name: "competence", script: competence),
    Step(name: "notices", script: notices),
  ]

  /// Takes the steps that are missing. Throws `store.newer` when the database knows steps that
  /// this build does not, or knows them in another order.
  ///
  /// A database that has them all is only read, so that whoever looks something up never waits
  /// for another who looks something up.
  static func apply(to database: StoreDatabase) throws {
    guard try missing(in: database) > 0 else { return }
    try database.write {
      try database.execute(
        "CREATE TABLE IF NOT EXISTS migration(position INTEGER PRIMARY KEY, name TEXT NOT NULL)")
      // Somebody else may have taken them since.
      let count = try missing(in: database)
      for (position, step) in steps.enumerated().suffix(count) {
        try database.execute(step.script)
        try database.run(
          "INSERT INTO migration(position, name) VALUES(?, ?)", position, step.name)
      }
    }
  }

  /// How many steps are to be taken.
  private static func missing(in database: StoreDatabase) throws -> Int {
    let isNew =
      try database.first(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'"
      ) { _ in true } == nil
    if isNew { return steps.count }
    let taken = try database.query("SELECT name FROM migration ORDER BY position") { $0.string(0) }
    guard steps.map(\.name).starts(with: taken) else {
      throw StoreError(.newer, "the vault was written by a newer version")
    }
    return steps.count - taken.count
  }

  /// Commits and their assertions: the truth. Streams, devices, kinds with fields, and records are
  /// named once and numbered; the numbers depend on the order of arrival and never leave.
  ///
  /// A commit's canonical bytes are not kept: they are a pure function of the columns, and the
  /// hash beside them tells if the function ever changed.
  private static let history = """
    CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE stream(
      sid INTEGER PRIMARY KEY, kind TEXT NOT NULL, id BLOB NOT NULL, UNIQUE(kind, id));
    CREATE TABLE device(did INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);
    CREATE TABLE field_name(
      fid INTEGER PRIMARY KEY, kind TEXT NOT NULL, field TEXT NOT NULL, UNIQUE(kind, field));
    CREATE TABLE kind_name(kid INTEGER PRIMARY KEY, kind TEXT NOT NULL UNIQUE);
    CREATE TABLE record(
      rid INTEGER PRIMARY KEY, id BLOB NOT NULL, sid INTEGER NOT NULL REFERENCES stream,
      kid INTEGER NOT NULL REFERENCES kind_name, is_live INTEGER NOT NULL DEFAULT 0,
      UNIQUE(id, sid, kid));
    CREATE INDEX record_by_stream ON record(sid, kid, id);
    CREATE INDEX record_by_kind ON record(kid, id) WHERE is_live = 1;
    CREATE TABLE history(
      cid INTEGER PRIMARY KEY, sid INTEGER NOT NULL REFERENCES stream,
      did INTEGER NOT NULL REFERENCES device, sequence INTEGER NOT NULL, hash BLOB NOT NULL,
      context BLOB NOT NULL, at_ms INTEGER NOT NULL, zone TEXT NOT NULL, offset_s INTEGER NOT NULL,
      author BLOB NOT NULL, command TEXT NOT NULL, UNIQUE(sid, did, sequence));
    CREATE INDEX history_by_time ON history(at_ms);
    CREATE TABLE assertion(
      cid INTEGER NOT NULL REFERENCES history, place INTEGER NOT NULL, digest BLOB NOT NULL,
      state INTEGER NOT NULL, salt BLOB, body BLOB, rid INTEGER, fid INTEGER,
      PRIMARY KEY(cid, place)) WITHOUT ROWID;
    CREATE INDEX assertion_by_field ON assertion(rid, fid) WHERE rid IS NOT NULL;
    CREATE TABLE head(
      sid INTEGER NOT NULL, did INTEGER NOT NULL, sequence INTEGER NOT NULL, hash BLOB NOT NULL,
      author BLOB NOT NULL, signature BLOB NOT NULL,
      PRIMARY KEY(sid, did, sequence)) WITHOUT ROWID;
    """

  /// What queries read. All of it can be thrown away and made again from the history.
  private static let projection = """
    CREATE TABLE field_state(
      rid INTEGER NOT NULL REFERENCES record, fid INTEGER NOT NULL, state BLOB NOT NULL,
      is_disagreement INTEGER NOT NULL, PRIMARY KEY(rid, fid)) WITHOUT ROWID;
    CREATE INDEX field_in_disagreement ON field_state(rid, fid) WHERE is_disagreement = 1;
    CREATE TABLE value_index(
      fid INTEGER NOT NULL, key BLOB NOT NULL, id BLOB NOT NULL, rid INTEGER NOT NULL,
      is_shown INTEGER NOT NULL, PRIMARY KEY(fid, key, id, rid)) WITHOUT ROWID;
    CREATE TABLE search_text(rid INTEGER PRIMARY KEY, words TEXT NOT NULL);
    CREATE VIRTUAL TABLE search USING fts5(
      words, content='search_text', content_rowid='rid', columnsize=0, tokenize='ascii');
    """

  /// What arrived and cannot be shown yet, or never: commits that wait for others or for a
  /// signature, erased digests, second versions of one commit.
  private static let exchange = """
    CREATE TABLE erased(
      sid INTEGER NOT NULL, digest BLOB NOT NULL, rid INTEGER NOT NULL, fid INTEGER NOT NULL,
      PRIMARY KEY(sid, digest)) WITHOUT ROWID;
    CREATE TABLE waiting(
      sid INTEGER NOT NULL, did INTEGER NOT NULL, sequence INTEGER NOT NULL, hash BLOB NOT NULL,
      bundle BLOB NOT NULL, PRIMARY KEY(sid, did, sequence, hash)) WITHOUT ROWID;
    CREATE TABLE waiting_head(
      sid INTEGER NOT NULL, did INTEGER NOT NULL, sequence INTEGER NOT NULL, hash BLOB NOT NULL,
      author BLOB NOT NULL, signature BLOB NOT NULL,
      PRIMARY KEY(sid, did, sequence, hash, author)) WITHOUT ROWID;
    CREATE TABLE quarantine(
      sid INTEGER NOT NULL, did INTEGER NOT NULL, sequence INTEGER NOT NULL, hash BLOB NOT NULL,
      bundle BLOB NOT NULL, PRIMARY KEY(sid, did, sequence, hash)) WITHOUT ROWID;
    CREATE TABLE trusted_key(
      member BLOB NOT NULL, key BLOB NOT NULL, how TEXT NOT NULL, at_ms INTEGER NOT NULL,
      PRIMARY KEY(member, key)) WITHOUT ROWID;
    """

  /// What happened in this vault, in the order in which it happened, each entry chained to the one
  /// before: commits as they arrived, and readings.
  private static let journal = """
    CREATE TABLE journal(
      sequence INTEGER PRIMARY KEY, event TEXT NOT NULL, subject BLOB NOT NULL,
      at_ms INTEGER NOT NULL, access_hash BLOB NOT NULL, hash BLOB NOT NULL);
    CREATE TABLE access_log(
      sequence INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, zone TEXT NOT NULL,
      offset_s INTEGER NOT NULL, member BLOB NOT NULL, command TEXT NOT NULL, stream TEXT,
      action TEXT NOT NULL, hash BLOB NOT NULL);
    """

  /// Who writes here. One row; the seeds are as secret as the vault.
  private static let identity = """
    CREATE TABLE local_identity(
      only INTEGER PRIMARY KEY CHECK(only = 1), member BLOB NOT NULL, device BLOB NOT NULL,
      signing_seed BLOB NOT NULL, agreement_secret BLOB NOT NULL);
    """

  /// Forms that are not finished yet. Small rows apart from the large ones: every answer writes a
  /// `draft_entry` and the `draft_state`, and nothing else.
  private static let drafts = """
    CREATE TABLE draft(
      id BLOB PRIMARY KEY, member BLOB NOT NULL, form TEXT NOT NULL, version TEXT NOT NULL,
      title TEXT NOT NULL, stream TEXT, visit BLOB, submission BLOB, reason TEXT NOT NULL,
      begun_ms INTEGER NOT NULL, zone TEXT NOT NULL, offset_s INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX draft_by_member ON draft(member);
    CREATE TABLE draft_form(id BLOB PRIMARY KEY, source BLOB NOT NULL);
    CREATE TABLE draft_state(
      id BLOB PRIMARY KEY, name TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '',
      answered INTEGER NOT NULL DEFAULT 0, asked INTEGER NOT NULL DEFAULT 0,
      last_question TEXT NOT NULL DEFAULT '', at_ms INTEGER NOT NULL DEFAULT 0,
      zone TEXT NOT NULL DEFAULT '', offset_s INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE TABLE draft_entry(
      id BLOB NOT NULL, sequence INTEGER NOT NULL, at_ms INTEGER NOT NULL, zone TEXT NOT NULL,
      offset_s INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY(id, sequence)) WITHOUT ROWID;
    """

  /// What was seen of directories, and secrets that were replaced or put aside: archives may still
  /// be sealed to an old key, and `sealed_identity` holds an identity under a key that is elsewhere.
  private static let keys = """
    CREATE TABLE directory_seen(
      team BLOB NOT NULL, sender BLOB NOT NULL, serial INTEGER NOT NULL, newest_ms INTEGER NOT NULL,
      PRIMARY KEY(team, sender)) WITHOUT ROWID;
    CREATE TABLE former_secret(
      member BLOB NOT NULL, agreement_secret BLOB NOT NULL, at_ms INTEGER NOT NULL,
      PRIMARY KEY(member, agreement_secret)) WITHOUT ROWID;
    CREATE TABLE sealed_identity(
      member BLOB PRIMARY KEY, sealed BLOB NOT NULL, at_ms INTEGER NOT NULL) WITHOUT ROWID;
    """

  /// The day from which each case has to be looked at. Made from the history like the projection.
  private static let attention = """
    CREATE TABLE attention(sid INTEGER PRIMARY KEY, day INTEGER NOT NULL);
    CREATE INDEX attention_by_day ON attention(day);
    """

  /// The bytes of attached files. A file without digest is being written; one without size is
  /// referred to and not here. Pieces are numbered so that those of a file lie side by side.
  private static let contents = """
    CREATE TABLE content(xid INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB UNIQUE, size INTEGER);
    CREATE TABLE content_piece(pid INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
    """

  /// Archives given to others and taken from others, so that a later one can be short.
  private static let ledger = """
    CREATE TABLE sent_archive(
      aid BLOB NOT NULL, receiver BLOB NOT NULL, sid INTEGER NOT NULL, at_ms INTEGER NOT NULL,
      zone TEXT NOT NULL, offset_s INTEGER NOT NULL, contained BLOB NOT NULL, rules BLOB NOT NULL,
      is_acknowledged INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(aid, receiver, sid)) WITHOUT ROWID;
    CREATE INDEX sent_by_stream ON sent_archive(receiver, sid);
    CREATE TABLE received_archive(
      aid BLOB NOT NULL, sender BLOB NOT NULL, at_ms INTEGER NOT NULL,
      PRIMARY KEY(aid, sender)) WITHOUT ROWID;
    """

  /// What each archive was for, and which of those that told of something taken back or erased are
  /// still to be confirmed to their sender.
  private static let notices = """
    ALTER TABLE sent_archive ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
    CREATE TABLE owed_confirmation(
      aid BLOB NOT NULL, sender BLOB NOT NULL, sid INTEGER NOT NULL, at_ms INTEGER NOT NULL,
      PRIMARY KEY(aid, sender, sid)) WITHOUT ROWID;
    """

  /// Who has which role when, and lacks a competence when. Made from the history and from the
  /// requirements of roles.
  private static let competence = """
    CREATE TABLE training_role(
      person BLOB NOT NULL, role TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
      PRIMARY KEY(person, role, first)) WITHOUT ROWID;
    CREATE INDEX training_role_by_role ON training_role(role, last, first);
    CREATE TABLE training_gap(
      person BLOB NOT NULL, need INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
      PRIMARY KEY(person, need, first)) WITHOUT ROWID;
    CREATE INDEX training_gap_by_last ON training_gap(last, first, need);
    CREATE INDEX training_gap_by_first ON training_gap(first, need);
    """
}
