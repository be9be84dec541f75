import CommandLineSupport
import FrunText
import Glibc
import Testing

/// Interviews with the built program on a real terminal.
@Suite(
  .serialized,
  .enabled(if: FrunProcess.executable != nil || getenv("CI") != nil, "the program is not built"))
struct TerminalInterviewTests {
  private static let form = SourceTree.root() + "/Tests/Fixtures/Forms/registration/"
  private static let command = [
    "intake", "new", form, "--language", "en", "--as-of", "2026-11-21",
  ]

  /// Whether a line waits for an answer.
  private static func isPrompt(_ text: String) -> Bool { text.hasSuffix(": ") }

  private func type(_ answer: String, into process: FrunProcess) -> String? {
    guard process.waits(until: Self.isPrompt) else { return nil }
    let shown = process.fresh
    process.type(answer + "\n")
    return shown
  }

  /// What differs from run to run: identifiers.
  private static func plain(_ transcript: [UInt8]) -> String {
    String(decoding: transcript, as: UTF8.self).replacing("\r\n", with: "\n")
      .replacing(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/, with: "CASE-CASE")
      .replacing(/[0-9a-hjkmnp-tv-z]{26}/, with: "identifier")
  }

  @Test func aWholeInterviewLineByLine() throws {
    let laptop = try #require(FieldLaptop(terminal: "dumb"))
    let process = try #require(laptop.run(Self.command))
    for line in RegistrationScript.lines {
      let shown = try #require(type(line.answer, into: process), "no prompt at \(line.question)")
      #expect(shown.contains(line.question), "\(line.question) in \(shown)")
      if line.isMany, !line.answer.isEmpty { _ = type("", into: process) }
    }
    #expect(process.end() == .status(0))
    let difference = SourceTree.compare(
      Self.plain(process.seen), toGolden: "interview-plain.txt")
    #expect(difference == nil, "\(difference ?? "")")
    #expect(laptop.json(["case", "list"])?.array?.count == 1)
    #expect(laptop.json(["intake", "list"])?[0]?["status"] == "finished")
  }

  @Test(arguments: [80, 44]) func aWholeInterviewWithKeys(_ columns: UInt16) throws {
    let laptop = try #require(FieldLaptop(terminal: "xterm"))
    let process = try #require(laptop.run(Self.command, columns: columns))
    for line in RegistrationScript.lines.dropLast() {
      // A narrow window breaks lines between words.
      let start = line.question.split(separator: " ").prefix(2).joined(separator: " ")
      guard process.waits(until: { $0.contains(start) }) else {
        Issue.record("\(line.question) is not shown: \(process.fresh)")
        return
      }
      process.type(line.keys)
    }
    #expect(process.waits { $0.contains("Review") })
    process.type("\u{06}")  // Ctrl-F
    #expect(process.end() == .status(0), "\(process.fresh)")
    #expect(laptop.json(["case", "list"])?.array?.count == 1)
  }

  @Test(arguments: [("dumb", ":save\n"), ("xterm", "\u{13}")])
  func leavingAndGoingOn(_ terminal: String, _ leave: String) throws {
    let laptop = try #require(FieldLaptop(terminal: terminal))
    let form = laptop.form("small", KillTests.files)
    let first = try #require(laptop.run(["intake", "new", form]))
    #expect(first.waits { $0.contains("About") })
    first.type(terminal == "dumb" ? "\n" : "\r")
    #expect(first.waits { $0.contains("Question number 1") })
    first.type(terminal == "dumb" ? "one\n" : "one\r")
    #expect(first.waits { $0.contains("Question number 2") })
    first.type(leave)
    #expect(first.end() == .status(3))
    let again = try #require(laptop.run(["intake", "resume"]))
    #expect(again.waits { $0.contains("Question number 2") })
    // The line goes away: the draft stays.
    #expect(again.kill() == .signal(SIGKILL))
    #expect(laptop.json(["intake", "list"])?[0]?["status"] == "draft 12 %")
  }
}
