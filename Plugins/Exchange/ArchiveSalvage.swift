import FrunArguments
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<PathText>("file", help: "Damaged archive")
  private static let folder = Option<PathText>(
    required: "to", short: "t", value: "folder", help: "Folder to make for what is saved")

  static let archiveSalvage = Command(
    CommandSpec(
      "salvage", summary: "Save what is left of a damaged archive",
      arguments: [file, folder] + OpeningOptions.all
    ).with {
      $0.discussion = """
        For an archive that import refuses because it is damaged or cut off, when the sender cannot \
        send it again. Every file of the archive that can still be read whole is saved: under \
        'verified' what the sender signed, under 'unverified' what nobody's signature covers any \
        more. REPORT.txt lists both, and what is lost. Nothing is taken into the vault.

        What is saved lies open on the disk: anybody with the laptop can read it. Erase the folder \
        when the work is done.
        """
      $0.examples = [
        Example("frun archive salvage frun-k3m8.tar.zst.age --to saved", "Read what can be read")
      ]
      $0.exitStatuses = [
        ExitStatusSpec(1, "something is lost or not proven"),
        ExitStatusSpec(65, "the header is damaged: nothing can be saved"),
        ExitStatusSpec(73, "the folder exists already"),
      ]
      $0.seeAlso = ["archive verify", "archive import"]
    }
  ) { invocation, services in
    let target = invocation[folder].path
    let summary = try services.salvage(
      SalvageRequest(
        input: invocation[file].path, folder: target,
        identityFile: invocation[OpeningOptions.identity]?.path,
        usesPassphrase: invocation[OpeningOptions.passphrase]
          || invocation[OpeningOptions.passphraseFile] != nil))
    try services.emit(.fields(summary.fields))
    if summary.savesNothing {
      try services.warn(
        summary.signingKey == nil
          ? "Nothing could be saved: the list of files is in a damaged piece."
          : "Nothing could be saved: every file lies in a damaged piece.")
    } else {
      try services.warn(
        "The files in \(target) are not encrypted; erase them when the work is done.")
    }
    let result = summary.json(folder: target)
    guard summary.isWhole else {
      try services.say("Ask the sender for the archive again, if that is possible.")
      return .negative(schema: "frun.archive.salvage/1", result)
    }
    try services.done("The archive is whole; 'frun archive import' can take it in.")
    return .success(
      schema: "frun.archive.salvage/1", result,
      next: ["frun archive import \(invocation[file].path) --dry-run"])
  }
}

extension SalvageSummary {
  /// How many files are in a state.
  private func count(_ state: String) -> Int { objects.count { $0.state == state } }

  /// Whether the folder holds nothing but the report.
  var savesNothing: Bool { count("verified") + count("unverified") == 0 }

  /// The report for people.
  var fields: FieldsEvent {
    let signature: Cell =
      if let signer {
        Cell(signer, .name)
      } else {
        Cell(signingKey == nil ? "lost: nothing is proven" : "by a key that is not known", .caution)
      }
    func alarm(_ number: Int) -> Cell { Cell("\(number)", number > 0 ? .bad : nil) }
    return FieldsEvent(
      fields: [
        .init("signature", "Signed", signature),
        .init("verified", "Saved and signed", Cell("\(count("verified"))", .good)),
        .init("unverified", "Saved, not proven", alarm(count("unverified"))),
        .init(
          "lost", "Lost",
          // Without the signed list nobody knows what is missing.
          signingKey == nil
            ? Cell("not known: the list of files is lost", .bad) : alarm(count("lost"))),
        .init("changed", "Not what was signed", alarm(count("changed"))),
        .init("damaged", "Damaged pieces", Cell("\(damagedChunks) of \(chunks)")),
        .init(
          "end", "End of the file", hasEnd ? Cell("there", .good) : Cell("missing", .caution)),
      ])
  }

  /// The report for programs.
  func json(folder: String) -> JSONValue {
    var object = JSONObject()
    object["folder"] = .string(folder)
    object["whole"] = .bool(isWhole)
    object["signer"] = signer.map { .string($0) } ?? .null
    object["signingKey"] = signingKey.map { .string($0) } ?? .null
    object["chunks"] = .integer(Int64(chunks))
    object["damagedChunks"] = .integer(Int64(damagedChunks))
    object["hasEnd"] = .bool(hasEnd)
    object["files"] = .array(
      objects.map { file in
        var object = JSONObject()
        object["path"] = .string(file.path)
        object["state"] = .string(file.state)
        object["size"] = .integer(Int64(file.size))
        return .object(object)
      })
    return .object(object)
  }
}
