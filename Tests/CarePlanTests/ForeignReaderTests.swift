import FoundationEssentials
import FrunKit
import FrunTestSupport
import Glibc
import Testing

/// The calendar read by somebody else's library, where it is installed: `FRUN_PYTHON` names the
/// interpreter, `/usr/bin/python3` otherwise.
@Suite("Calendar read by the icalendar library")
struct ForeignReaderTests {
  private static let python =
    ProcessInfo.processInfo.environment["FRUN_PYTHON"] ?? "/usr/bin/python3"
  private static let hasLibrary =
    FileManager.default.isExecutableFile(atPath: python) && run(["-c", "import icalendar"]) == 0

  /// Two calendars of one case: the second has everything of the first, three entries are newer,
  /// one of them cancelled, and nothing is in error.
  private static let script = """
    import datetime, icalendar, sys
    def entries(path):
        calendar = icalendar.Calendar.from_ical(open(path, 'rb').read())
        found = [c for c in calendar.walk() if c.name in ('VEVENT', 'VTODO')]
        assert not any(c.errors for c in found)
        for c in found:
            day = (c.get('DTSTART') or c.get('DUE')).dt
            assert isinstance(day, datetime.date) and not isinstance(day, datetime.datetime)
        uids = {str(c['UID']): c for c in found}
        assert len(uids) == len(found) > 1
        return uids
    before, after = entries(sys.argv[1]), entries(sys.argv[2])
    assert before.keys() == after.keys()
    newer = [k for k in after if after[k]['SEQUENCE'] > before[k]['SEQUENCE']]
    assert len(newer) == 3
    assert [k for k in after if after[k].get('STATUS') == 'CANCELLED'] == \\
        [k for k in newer if after[k].get('STATUS') == 'CANCELLED']
    assert sum(after[k].get('STATUS') == 'CANCELLED' for k in newer) == 1
    """

  @Test("identities, sequences, days and cancellations", .enabled(if: hasLibrary))
  func changes() throws {
    let office = try CareOffice()
    let file = try office.placed()
    let folder = "/tmp/frun-calendar-" + String(UInt64.random(in: .min ... .max), radix: 36)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func write(_ name: String) throws -> String {
      try office.run("visit calendar \(file.number) --output c.ics --force")
      let bytes = try #require(office.services.files["c.ics"])
      let path = folder + "/" + name
      #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
      return path
    }
    let before = try write("before.ics")
    try office.run("visit reschedule \(file.number) w2 --to 2026-12-09")
    office.services.advance(days: 4)
    _ = try office.record("w1", on: "2026-11-27", file)
    try office.run("visit miss \(file.number) m9 --reason Phoned", as: "joseph")
    let after = try write("after.ics")
    #expect(Self.run(["-c", Self.script, before, after]) == 0)
    // The script can fail.
    #expect(Self.run(["-c", Self.script, before, before]) != 0)
  }

  /// The exit status, negative when it could not be run.
  private static func run(_ arguments: [String]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    let words = ([python] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, python, &actions, nil, words, environ) == 0 else { return -1 }
    var ended: Int32 = 0
    while waitpid(process, &ended, 0) < 0 {
      if errno != EINTR { return -2 }
    }
    return ended & 0x7F == 0 ? ended >> 8 & 0xFF : -3
  }
}
