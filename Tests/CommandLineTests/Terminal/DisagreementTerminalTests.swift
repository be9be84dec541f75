import CommandLineSupport
import Glibc
import Testing

/// The questions after an import, with the built program on a real terminal.
@Suite(
  .serialized,
  .enabled(if: FrunProcess.executable != nil || getenv("CI") != nil, "the program is not built"))
struct DisagreementTerminalTests {
  private func take(
    _ offices: TwoOffices, _ terminal: String, columns: UInt16 = 80, _ options: [String] = []
  ) -> FrunProcess? {
    FrunProcess(
      ["import", offices.archive, "--passphrase-file", offices.here.directory.path + "/pass"]
        + options, offices.environment.merging(["TERM": terminal]) { $1 }, columns: columns)
  }

  private static func asks(_ text: String) -> Bool { text.hasSuffix("[4]: ") }

  private static func wantsReason(_ text: String) -> Bool { text.hasSuffix("(Enter goes back): ") }

  @Test(arguments: [
    ("xterm", 80, []), ("xterm", 44, []), ("dumb", 80, []), ("dumb", 80, ["--plain"]),
  ])
  func oneIsTakenOneIsWritten(_ terminal: String, _ columns: UInt16, _ options: [String]) throws {
    let offices = try TwoOffices()
    let process = try #require(take(offices, terminal, columns: columns, options))
    #expect(process.waits(until: Self.asks), "\(process.fresh)")
    process.type("3\n")
    #expect(process.waits(until: Self.wantsReason), "\(process.fresh)")
    process.type("أمينة الخطيب\n")
    #expect(process.waits(until: Self.wantsReason), "\(process.fresh)")
    process.type("كتبته الجدة\n")
    #expect(process.waits(until: Self.asks), "\(process.fresh)")
    process.type("a\n")
    #expect(process.waits(until: Self.wantsReason), "\(process.fresh)")
    process.type("seen the paper\n")
    for _ in 0..<2 {
      #expect(process.waits(until: Self.asks), "\(process.fresh)")
      process.type("\n")
    }
    #expect(process.end() == .status(0), "\(process.fresh)")
    #expect(process.fresh.contains("2 disagreements wait"))
    #expect(try offices.open().sorted() == ["birthDate", "riskLevel"])
    #expect(try offices.answers()["name"] == "أمينة الخطيب")
    #expect(try offices.isSound())
  }

  /// Ctrl-C, the end of the input, and a terminal that goes away: the archive stays taken in.
  @Test(arguments: ["\u{03}", "\u{04}", nil]) func stopping(_ key: String?) throws {
    let offices = try TwoOffices()
    let process = try #require(take(offices, "xterm"))
    #expect(process.waits(until: Self.asks), "\(process.fresh)")
    process.type("1\n")
    #expect(process.waits(until: Self.wantsReason), "\(process.fresh)")
    if let key {
      process.type(key)
      #expect(process.end() == .status(0), "\(process.fresh)")
      #expect(process.fresh.contains("next: frun case conflicts"))
    } else {
      #expect(process.kill() == .signal(SIGKILL))
    }
    #expect(try offices.open().count == 4)
    #expect(try offices.isSound())
    let again = try #require(take(offices, "xterm"))
    #expect(again.end() == .status(0) && again.fresh.contains("was here already"))
  }
}
