import Glibc
import VaultLaboratory

/// SQLCipher's command-line program against that of SQLite, on the same scripts. Skipped when one
/// of them is not installed. The ratio is against a program with another version of SQLite, so it
/// is a rough one.
struct CipherComparison {
  let disk: String
  let ram: String
  let runs: Int

  func run() throws {
    guard let plain = Self.program("sqlite3"), let cipher = Self.program("sqlcipher") else {
      print("sqlcipher or sqlite3 is not installed: no comparison")
      return
    }
    print(pad("", 34), pad("sqlite3", 11), pad("sqlcipher", 11), "ratio (programs, with start)")
    for job in [commits, bulk, scan] {
      var times: [[Double]] = [[], []]
      for _ in 0..<runs {
        times[0].append(try once(plain, job, isCipher: false))
        times[1].append(try once(cipher, job, isCipher: true))
      }
      let medians = times.map(Statistics.median)
      print(
        pad(job.name, 34), pad(milliseconds(medians[0]), 11), pad(milliseconds(medians[1]), 11),
        decimal(medians[1] / medians[0], 2))
    }
  }

  private struct Job {
    let name: String
    let folder: String
    let prepare: String
    let script: String
  }

  private static let schema = """
    CREATE TABLE person(id INTEGER PRIMARY KEY, key TEXT, name TEXT, note TEXT);
    CREATE UNIQUE INDEX person_key ON person(key);
    CREATE INDEX person_name ON person(name);

    """

  private func rows(_ count: Int) -> String {
    """
    INSERT INTO person(key, name, note)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < \(count))
    SELECT 'case-' || (SELECT count(*) FROM person) || '-' || i, 'name ' || abs(random() % 100000),
      printf('%.240c', 'x') FROM n;

    """
  }

  private var commits: Job {
    let insert =
      "INSERT INTO person(name, note) VALUES('name ' || random(), printf('%.240c','x'));\n"
    return Job(
      name: "1-row commit, disk, 300", folder: disk, prepare: Self.schema,
      script: String(repeating: insert, count: 300))
  }

  private var bulk: Job {
    Job(
      name: "bulk insert, RAM disk, 100000", folder: ram, prepare: Self.schema,
      script: String(repeating: rows(10_000), count: 10))
  }

  private var scan: Job {
    Job(
      name: "scan, 230 MB", folder: disk,
      prepare: """
        CREATE TABLE page(id INTEGER PRIMARY KEY, body BLOB);
        INSERT INTO page(body)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 60000)
        SELECT randomblob(3900) FROM n;

        """,
      script: "SELECT sum(length(hex(substr(body, 3899)))) FROM page;\n")
  }

  private func once(_ program: String, _ job: Job, isCipher: Bool) throws -> Double {
    let folder = try ScratchFolder(in: job.folder)
    let key = String(repeating: "2a", count: 32)
    let head =
      (isCipher ? "PRAGMA key=\"x'\(key)'\"; PRAGMA cipher_page_size=4096;\n" : "")
      + "PRAGMA page_size=4096; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;\n"
    try folder.write(Array((head + job.prepare).utf8), to: "prepare.sql")
    try folder.write(Array((head + job.script).utf8), to: "script.sql")
    try start(program, folder, "prepare.sql")
    let begin = Roles.now()
    try start(program, folder, "script.sql")
    return Roles.now() - begin
  }

  private func start(_ program: String, _ folder: ScratchFolder, _ script: String) throws {
    let child = try ChildProcess(
      program, [folder.path("bench.db"), ".read \(folder.path(script))"])
    _ = child.readAll()
    child.wait()
  }

  private static func program(_ name: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }.first { access($0, X_OK) == 0 }
  }
}
