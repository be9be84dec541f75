import FrunArguments
import FrunKit

extension Command {
  private static let file = Positional<PathText>("file", help: "File to decrypt")
  private static let output = Option<PathText?>(
    "output", short: "o", value: "file", help: "File to write (default: the name without .age)")

  static let archiveDecrypt = Command(
    CommandSpec(
      "decrypt", summary: "Decrypt a file that was encrypted for you",
      arguments: [file, output] + OpeningOptions.all + [CommonOptions.force]
    ).with {
      $0.discussion = """
        The decrypted file lies open on the disk: anybody with the laptop can read it. Erase it \
        when the work is done. Nothing appears under its name before the whole file is proven. \
        To take cases in, use 'frun archive import', which never writes them in the open.
        """
      $0.examples = [
        Example("frun archive decrypt report.csv.age", "Open a report that was sent to you")
      ]
      $0.seeAlso = ["archive encrypt", "archive import"]
    }
  ) { invocation, services in
    let input = invocation[file].path
    let name: String
    if let given = invocation[output]?.path {
      name = given
    } else if input.hasSuffix(".age"), input.utf8.count > 4, !input.hasSuffix("/.age") {
      name = String(input.dropLast(4))
    } else {
      throw Failure.usage("the name of the decrypted file is not clear", hints: ["give --output"])
    }
    let size = try services.decrypt(
      DecryptRequest(
        input: input, output: name, identityFile: invocation[OpeningOptions.identity]?.path,
        usesPassphrase: invocation[OpeningOptions.passphrase]
          || invocation[OpeningOptions.passphraseFile] != nil,
        replace: invocation[CommonOptions.force]))
    try services.done("Wrote \(name)")
    try services.warn("This file is not encrypted; erase it when the work is done.")
    return .success(schema: "frun.archive.decrypt/1", sealedFile(name, size))
  }
}
