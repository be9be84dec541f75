import FrunArguments
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<PathText>("file", help: "File to encrypt")
  private static let to = Option<[String]>(
    "to", short: "t", value: "who",
    help: "Who can open it: a member, a partner team, 'team', or an age1… key")
  private static let output = Option<PathText?>(
    "output", short: "o", value: "file", help: "File to write (default: the name with .age)")
  private static let armor = Flag("armor", help: "Write text that fits into a message")

  static let archiveEncrypt = Command(
    CommandSpec(
      "encrypt", summary: "Encrypt any file for its receivers",
      arguments: [
        file, to, OpeningOptions.passphrase, OpeningOptions.passphraseFile, output, armor,
        CommonOptions.force, OptionRule.exclusive(to, OpeningOptions.passphrase),
        OptionRule.exclusive(to, OpeningOptions.passphraseFile),
      ]
    ).with {
      $0.discussion = """
        For a report, a form or a photo that is not part of a case archive. The file is encrypted, \
        not signed: the receiver sees that nobody without a key changed it, not who sent it. The \
        original stays where it is.
        """
      $0.examples = [
        Example("frun archive encrypt report.csv --to joseph", "Encrypt a report for a colleague")
      ]
      $0.seeAlso = ["archive decrypt", "archive export"]
    }
  ) { invocation, services in
    let input = invocation[file].path
    let name = invocation[output]?.path ?? input + ".age"
    let recipients = try invocation[to].map { try Recipient(typed: $0, services) }
    let usesPassphrase =
      invocation[OpeningOptions.passphrase] || invocation[OpeningOptions.passphraseFile] != nil
    if recipients.isEmpty, !usesPassphrase {
      throw Failure.usage("nobody is named who could open the file", hints: ["give --to"])
    }
    let size = try services.encrypt(
      EncryptRequest(
        input: input, output: name, recipients: recipients, usesPassphrase: usesPassphrase,
        armored: invocation[armor], replace: invocation[CommonOptions.force]))
    try services.done("Wrote \(name)")
    return .success(schema: "frun.archive.encrypt/1", sealedFile(name, size))
  }

  /// The result of sealing or opening a file.
  static func sealedFile(_ name: String, _ size: Int) -> JSONValue {
    var object = JSONObject()
    object["file"] = .string(name)
    object["size"] = .integer(Int64(size))
    return .object(object)
  }
}
