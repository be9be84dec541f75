import FrunArguments
import FrunDomain
import FrunKit
import FrunSQLite
import FrunStore
import FrunText

extension HostCommand {
  /// `frun vault verify`: reads every page and the whole history.
  static let vaultVerify = HostCommand(
    below: ["vault"],
    CommandSpec("verify", summary: "Check every page and the whole history").with {
      $0.synonyms = ["check", "fsck"]
      $0.discussion = """
        Authenticates every page of the file, lets the database check its structure, recomputes \
        the chains and signatures of all changes, and compares the end of the history with the \
        anchor outside the vault. Nothing is changed.
        """
      $0.exitStatuses = [ExitStatusSpec(1, "something is wrong; the output says what")]
      $0.seeAlso = ["vault backup", "vault accept"]
    }
  ) { _, session in
    try VaultChecking(session).run()
  }

  /// `frun vault accept`: goes on from an older state.
  static let vaultAccept = HostCommand(
    below: ["vault"],
    CommandSpec(
      "accept", summary: "Go on with an older state that was put back",
      arguments: [CommonOptions.confirm]
    ).with {
      $0.discussion = """
        After a backup was put back the vault refuses to open, because its history ends before \
        what this laptop has seen. This command writes the acceptance into the access log and \
        anchors the older state. Changes made after the backup are lost on this laptop; other \
        teams may still have them.
        """
      $0.seeAlso = ["vault verify"]
    }
  ) { _, session in
    let facts = try Vault.inspect(session.paths.vault)
    let vault = try VaultOpening(session).open(with: VaultOpening(session).key(facts), .allow)
    do {
      let expected = String(HomePaths.hexadecimal(facts.vaultID).prefix(8))
      let head = try vault.store.anchorHead()
      _ = try session.ask(
        Prompt(
          .confirmation(expected: expected),
          "The history ends at entry \(head.sequence). Later changes are lost on this laptop.",
          option: "--confirm \(expected)"))
      try vault.store.logAccess(command: "vault accept", stream: nil, action: "acceptRollback")
      try vault.close()
      try session.presenter.emit(
        .message(Message(.done, "Accepted; the history goes on after entry \(head.sequence).")))
      return .success(
        schema: "frun.vault.accept/1", ["sequence": .integer(Int64(head.sequence))],
        next: ["frun vault verify"])
    } catch {
      vault.abandon()
      throw error
    }
  }
}

/// The steps of `frun vault verify`.
struct VaultChecking {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  func run() throws -> Outcome {
    let path = session.paths.vault
    let opening = VaultOpening(session)
    let key = try opening.key(Vault.inspect(path))
    try session.presenter.emit(.progress(Progress("reading every page")))
    let pages = try Vault.verify(path: path, key: key)
    let doubt = VaultDoubt(path: session.paths.doubt(of: key.vaultID))
    // Reading put the side file away; until the check below is done, the vault is in doubt.
    if pages.sideFileIsSuspect { try doubt.raise() }
    var findings = describe(pages)
    var audit: AuditReport?
    var anchor = "none yet"
    if !pages.unreadable {
      try session.presenter.emit(.progress(Progress("checking the history")))
      let vault = try opening.open(with: key, .examine)
      defer { vault.abandon() }
      do {
        let report = try vault.store.verify(AuditRequest())
        audit = report
        findings += report.problems.map { Finding(code: $0.code, text: $0.text) }
        anchor = try compare(vault, key, &findings)
        let isWhole =
          try pages.damagedPages.isEmpty && report.problems.isEmpty
          && vault.connection.integrityFindings().isEmpty
        if isWhole { doubt.clear() }
      } catch let error as StoreError where error.code == .damaged {
        // Damage is the answer to this question, not a failure to answer it.
        findings.append(
          Finding(code: "history", text: "the history cannot be read to its end"))
      }
    }
    return try report(pages, audit, anchor, findings)
  }

  private struct Finding {
    var code: String
    var text: String
  }

  private func describe(_ pages: Verification) -> [Finding] {
    var found: [Finding] = []
    if !pages.headerIsWhole { found.append(Finding(code: "header", text: "the header is damaged")) }
    for page in pages.damagedPages {
      found.append(Finding(code: "page", text: "page \(page) does not authenticate"))
    }
    if pages.endsInsidePage {
      found.append(Finding(code: "end", text: "the file ends inside a page"))
    }
    for finding in pages.findings { found.append(Finding(code: "structure", text: finding)) }
    if pages.brokenReferences > 0 {
      found.append(
        Finding(code: "references", text: "\(pages.brokenReferences) rows refer to nothing"))
    }
    if pages.sideFileIsSuspect {
      found.append(Finding(code: "sideFile", text: "the side file was not left in order"))
    }
    if pages.unreadable {
      found.append(Finding(code: "unreadable", text: "the database cannot be read"))
    }
    return found
  }

  /// Compares with the anchor; answers a word for people.
  private func compare(
    _ vault: OpenVault, _ key: VaultKey, _ findings: inout [Finding]
  ) throws -> String {
    switch try HeadAnchorFile(path: session.paths.anchor(of: key.vaultID)).read(key: key) {
    case .absent: return "none yet"
    case .foreign:
      findings.append(Finding(code: "anchor", text: "the anchor file is not this vault's"))
      return "foreign"
    case .anchor(let anchor):
      switch try VaultOpening.comparison(anchor, vault.store) {
      case .same: return "fits"
      case .databaseIsNewer: return "fits; the vault is newer"
      case .entryMissing:
        findings.append(
          Finding(code: "rollback", text: "entries this laptop has seen are missing"))
        return "rollback"
      case .entryDiffers:
        findings.append(Finding(code: "rollback", text: "the history was replaced"))
        return "replaced"
      }
    }
  }

  private func report(
    _ pages: Verification, _ audit: AuditReport?, _ anchor: String, _ findings: [Finding]
  ) throws -> Outcome {
    try session.presenter.emit(
      .fields(
        FieldsEvent(
          title: "Vault",
          fields: [
            .init("pages", "Pages read", Cell("\(pages.pages)")),
            .init("commits", "Changes checked", Cell("\(audit?.checkedCommits ?? 0)")),
            .init("segments", "Signed segments", Cell("\(audit?.segments ?? 0)")),
            .init("anchor", "Anchor", Cell(anchor)),
            .init(
              "problems", "Problems",
              findings.isEmpty ? Cell("none", .good) : Cell("\(findings.count)", .bad)),
          ])))
    if !findings.isEmpty {
      try session.presenter.emit(
        .table(
          TableEvent(
            title: "Problems",
            columns: [.init("code", "Code", isWhole: true), .init("text", "What")],
            rows: findings.map { [Cell($0.code, .bad), Cell($0.text)] })))
    }
    var result = JSONObject()
    result["sound"] = .bool(findings.isEmpty)
    result["pages"] = .integer(Int64(pages.pages))
    result["checkedCommits"] = .integer(Int64(audit?.checkedCommits ?? 0))
    result["segments"] = .integer(Int64(audit?.segments ?? 0))
    result["anchor"] = .string(anchor)
    result["problems"] = .array(
      findings.map { ["code": .string($0.code), "text": .string($0.text)] })
    return Outcome(
      status: findings.isEmpty ? 0 : ExitStatus.negative.rawValue, schema: "frun.vault.verify/1",
      result: .object(result),
      next: findings.isEmpty ? ["frun vault backup FILE"] : [])
  }
}
