import FrunArguments
import FrunKit
import FrunText

extension Command {
  private static let target = Positional<PathText>("file", help: "Where to write it")
  private static let source = Positional<PathText?>("file", help: "The identity file")
  private static let shares = Flag("shares", help: "From shares on paper instead of a file")

  static let identityExport = Command(
    CommandSpec(
      "export", summary: "Write your keys to a file that a passphrase locks",
      arguments: [identityPassphrase, CommonOptions.force, target]
    ).with {
      $0.synonyms = ["backup", "save"]
      $0.discussion = """
        For the safe, or for a second laptop of yours. The file is an age file: 'age -d -i FILE \
        ARCHIVE' asks for its passphrase and opens archives without frun. Take a passphrase of six \
        words; whoever has file and passphrase is you.
        """
      $0.examples = [Example("frun identity export amina.age", "asks for a new passphrase")]
      $0.seeAlso = ["identity import", "identity travel"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let keys = try services.teamKeys()
    let path = invocation[target].path
    try services.writeOutput(
      path, keys.identityFile(), replace: invocation[CommonOptions.force])
    if path != "-" { try services.done("Wrote your identity. Keep it in a safe, not in the bag.") }
    return .success(
      schema: "frun.identity.export/1", ["file": .string(path)], next: ["frun identity show"])
  }

  static let identityImport = Command(
    CommandSpec(
      "import", summary: "Bring your keys back from a file or from shares",
      arguments: [
        shares, ShareInput.files, identityPassphrase, CommonOptions.dryRun, source,
      ]
    ).with {
      $0.synonyms = ["restore", "load"]
      $0.discussion = """
        Ends travel mode and write-only mode, and takes your identity over on another laptop of \
        yours: 'frun init' there, then this, then 'frun team enter' with the team's directory.
        """
      $0.examples = [
        Example("frun identity import amina.age", "asks for its passphrase"),
        Example("frun identity import --shares", "asks for the words on paper"),
      ]
      $0.exitStatuses = [ExitStatusSpec(77, "the keys were replaced or revoked since")]
      $0.seeAlso = ["identity export", "identity travel", "team enter"]
    }
  ) { invocation, services in
    let keys = try services.teamKeys()
    let status: IdentityStatus
    if invocation[shares] || !invocation[ShareInput.files].isEmpty {
      status = try keys.takeIdentity(shares: ShareInput.read(invocation, services))
    } else {
      guard let file = invocation[source] else {
        throw Failure.usage("give the identity file, or --shares")
      }
      status = try keys.takeIdentity(services.readInput(file.path, limit: 65_536))
    }
    let name = status.handle.isEmpty ? "The member" : status.handle
    try services.done("\(name) can sign and open archives on this laptop again.")
    return .success(
      schema: "frun.identity.import/1", .object(status.result), next: ["frun identity show"])
  }
}
