import FrunArguments
import FrunKit
import FrunSQLite
import FrunText

extension HostCommand {
  /// `frun doctor`: whether this laptop is fit for the work.
  static let doctor = HostCommand(
    CommandSpec("doctor", summary: "Check that this laptop is safe to use").with {
      $0.group = HostCommands.Group.setup
      $0.synonyms = ["diagnose", "check"]
      $0.discussion = """
        Looks at libraries, clock, disk, swap, permissions and the vault's header, and says what \
        to do. It never opens the vault and shows no personal data, so its output can be sent to \
        whoever helps you.
        """
      $0.exitStatuses = [ExitStatusSpec(1, "something must be mended")]
    }
  ) { _, session in
    let checkup = Checkup(
      probes: session.world.probes, paths: session.paths, now: session.now,
      environment: session.world.environment)
    let findings =
      [Finding("version", "frun", .good, Version.text)] + checkup.findings()
      + vaultFindings(session)
    try show(findings, session)
    let worst = findings.contains { $0.grade == .bad }
    return Outcome(
      status: worst ? ExitStatus.negative.rawValue : 0, schema: "frun.doctor/1",
      result: .array(findings.map(\.result)))
  }

  private static func show(_ findings: [Finding], _ session: Session) throws {
    try session.presenter.emit(
      .table(
        TableEvent(
          columns: [
            .init("grade", "", isWhole: true), .init("subject", "Checked", isWhole: true),
            .init("text", "Found"),
          ],
          rows: findings.map {
            [Cell($0.grade.word, $0.grade.mark), Cell($0.subject), Cell($0.text)]
          }
        )))
    for finding in findings {
      guard let remedy = finding.remedy else { continue }
      try session.presenter.emit(.text("\(finding.subject): \(remedy)"))
    }
  }

  /// The header can be read without a key.
  private static func vaultFindings(_ session: Session) -> [Finding] {
    guard Files.exists(session.paths.vault) else { return [] }
    do {
      let facts = try Vault.inspect(session.paths.vault)
      var found = [
        Finding(
          "vault.header", "Vault", facts.copiesAgree ? .good : .caution,
          facts.copiesAgree ? "header whole" : "one copy of the header is damaged",
          remedy: facts.copiesAgree ? nil : "it is mended when the vault is next opened")
      ]
      if facts.slots.count < 2 {
        found.append(
          Finding(
            "vault.slots", "Slots", .caution, "only one secret opens the vault",
            remedy: "run: frun vault slot add --recovery"))
      }
      return found
    } catch {
      let failure = FailureMapping.failure(error)
      return [
        Finding("vault.header", "Vault", .bad, failure.message, remedy: failure.hints.first)
      ]
    }
  }
}

extension Finding {
  /// The finding for programs.
  var result: JSONValue {
    [
      "code": .string(code), "subject": .string(subject), "grade": .string(grade.rawValue),
      "text": .string(text), "remedy": remedy.map { .string($0) } ?? .null,
    ]
  }
}

extension Finding.Grade {
  /// A word, so that colour never carries the meaning alone.
  var word: String {
    switch self {
    case .good: "ok"
    case .caution: "care"
    case .bad: "BAD"
    }
  }

  var mark: Mark {
    switch self {
    case .good: .good
    case .caution: .caution
    case .bad: .bad
    }
  }
}
