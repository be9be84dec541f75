import FoundationEssentials
import Glibc
import Testing

/// A calendar library that is not ours, in Debian's Python (`FRUN_PYTHON` names another one).
enum ForeignReader: String, CaseIterable, CustomTestStringConvertible {
  /// https://pypi.org/project/icalendar, Debian's `python3-icalendar`.
  case icalendar
  /// https://pypi.org/project/vobject, Debian's `python3-vobject`.
  case vobject

  /// One entry as the library understood it.
  struct Entry: Hashable {
    let kind: String
    let uid: String
    let day: String
    let status: String
    let sequence: Int
    let summary: String
  }

  var testDescription: String { rawValue }

  /// Whether the tests run: every library is there, or CI, where they must be.
  static var areExpected: Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
      || allCases.allSatisfy { run(["-c", "import \($0.rawValue)"]) == 0 }
  }

  /// What the library reads in a file; nil when it refuses it or finds an entry in error.
  func entries(of bytes: [UInt8]) throws -> [Entry]? {
    let folder = "/tmp/frun-calendar-" + String(UInt64.random(in: .min ... .max), radix: 36)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (calendar, table) = (folder + "/calendar.ics", folder + "/table")
    guard FileManager.default.createFile(atPath: calendar, contents: Data(bytes)),
      Self.run(["-c", "import sys\n" + script + Self.ending, calendar, table]) == 0
    else { return nil }
    let text = String(decoding: try Data(contentsOf: URL(filePath: table)), as: UTF8.self)
    return try text.split(separator: "\n").map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 6)
      return Entry(
        kind: cells[0], uid: cells[1], day: cells[2], status: cells[3],
        sequence: try #require(Int(cells[4])), summary: cells[5])
    }
  }

  /// Both end with `found`: rows of kind, identity, day, status, sequence and title. A day with a
  /// time is no civil day, and an end that is not the day after is no whole day.
  private var script: String {
    switch self {
    case .icalendar:
      """
      from icalendar import Calendar
      calendar = Calendar.from_ical(open(sys.argv[1], 'rb').read())
      entries = [c for c in calendar.walk() if c.name in ('VEVENT', 'VTODO')]
      assert len(entries) == len(calendar.subcomponents)
      assert not any(c.errors for c in entries)
      found = []
      for c in entries:
          if c.name == 'VEVENT':
              assert (c['DTEND'].dt - c['DTSTART'].dt).days == 1
          found.append([c.name, c['UID'], (c.get('DTSTART') or c['DUE']).dt,
                        c['STATUS'], c['SEQUENCE'], c['SUMMARY']])

      """
    case .vobject:
      """
      from vobject import readComponents
      text = open(sys.argv[1], encoding='utf-8', newline='').read()
      calendars = list(readComponents(text, validate=True))
      assert len(calendars) == 1
      entries = list(calendars[0].components())
      found = []
      for c in entries:
          if c.name == 'VEVENT':
              assert (c.dtend.value - c.dtstart.value).days == 1
          day = c.dtstart.value if hasattr(c, 'dtstart') else c.due.value
          found.append([c.name, c.uid.value, day,
                        c.status.value, c.sequence.value, c.summary.value])

      """
    }
  }

  private static let ending = """
    from datetime import date
    assert found and all(type(row[2]) is date for row in found)
    with open(sys.argv[2], 'w', encoding='utf-8') as table:
        for row in found:
            table.write('\\t'.join(str(cell) for cell in row) + '\\n')
    """

  /// The exit status, negative when it could not be run.
  private static func run(_ arguments: [String]) -> Int32 {
    let python = ProcessInfo.processInfo.environment["FRUN_PYTHON"] ?? "/usr/bin/python3"
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
