import FrunArguments
import FrunKit

extension Command {
  private static let file = Positional<PathText>("file", help: "Archive to look at")

  static let archiveShow = Command(
    CommandSpec(
      "show", summary: "Show who sent an archive to whom and for what",
      arguments: [file] + OpeningOptions.all
    ).with {
      $0.discussion = """
        Opens the archive as far as its signed header and takes nothing in. Of a sender who is not \
        in your directory it shows the words of the key: compare them on the phone before you \
        trust them. 'frun archive verify' also proves every byte.
        """
      $0.examples = [Example("frun archive show frun-k3m8.tar.zst.age", "See who sent it")]
      $0.requires = ["vault.read"]
      $0.seeAlso = ["archive verify", "archive import"]
    }
  ) { invocation, services in
    let summary = try services.inspect(
      InspectRequest(
        input: invocation[file].path, identityFile: invocation[OpeningOptions.identity]?.path,
        usesPassphrase: invocation[OpeningOptions.passphrase]
          || invocation[OpeningOptions.passphraseFile] != nil))
    if let warning = summary.sender.warning { try services.warn(warning) }
    return try services.show(
      summary, as: ArchiveSummary.listing,
      next: ["frun archive import \(invocation[file].path) --dry-run"])
  }
}
