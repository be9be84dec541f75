import FrunArguments
import FrunKit

extension Command {
  private static let file = Positional<PathText>("file", help: "Archive to prove")

  static let archiveVerify = Command(
    CommandSpec(
      "verify", summary: "Prove that an archive is whole and signed",
      arguments: [file] + OpeningOptions.all
    ).with {
      $0.discussion = """
        Reads every byte: the signature, that you are meant, that every file is the one that was \
        signed, that nothing is missing and nothing was appended. Nothing is taken in. Whether \
        each change is its author's own is proven on import; 'frun archive import --dry-run' does \
        that without keeping anything.
        """
      $0.examples = [Example("frun archive verify frun-k3m8.tar.zst.age", "Prove a received file")]
      $0.requires = ["vault.read"]
      $0.exitStatuses = [
        ExitStatusSpec(
          1, "whole and signed, but by somebody who is not in your directory or was revoked"),
        ExitStatusSpec(65, "damaged, forged or not complete"),
      ]
      $0.seeAlso = ["archive show", "archive import"]
    }
  ) { invocation, services in
    let summary = try services.inspect(
      InspectRequest(
        input: invocation[file].path, identityFile: invocation[OpeningOptions.identity]?.path,
        usesPassphrase: invocation[OpeningOptions.passphrase]
          || invocation[OpeningOptions.passphraseFile] != nil, isComplete: true))
    try services.emit(.fields(ArchiveSummary.listing.fields(summary)))
    let result = ArchiveSummary.listing.object(summary)
    switch summary.sender.standing {
    case .known: break
    case .unknown:
      try services.warn("The archive is whole, but its sender is not in your team directory.")
      return .negative(schema: "frun.archive.verify/1", result)
    case .revoked:
      try services.warn("The archive is whole, but \(summary.sender.warning ?? "")")
      return .negative(schema: "frun.archive.verify/1", result)
    case .successor:
      try services.warn(
        "The archive is whole, but nothing in it proves that the key is a new one of "
          + "\(summary.sender.claims ?? "its sender").")
      return .negative(schema: "frun.archive.verify/1", result)
    }
    try services.done("The archive is whole and signed by \(summary.sender.handle ?? "").")
    return .success(
      schema: "frun.archive.verify/1", result,
      next: ["frun archive import \(invocation[file].path)"])
  }
}
