import FrunArguments

/// How an archive is opened: options that several commands share.
enum OpeningOptions {
  static let identity = Option<PathText?>(
    "identity", short: "i", value: "file",
    help: "File with an age identity to open it (default: your own key)")
  static let passphrase = Flag("passphrase", help: "The archive is locked with a passphrase")
  static let passphraseFile = Option<PathText?>(
    "archive-passphrase-file", value: "file",
    help: "File that holds the archive's passphrase, - for standard input")

  static let identityPassphraseFile = Option<PathText?>(
    "identity-passphrase-file", value: "file",
    help: "File with the passphrase of the identity file, - for standard input")

  /// All of them, to be listed among a command's arguments.
  static var all: [any ArgumentDeclaration] {
    [
      OptionGroup(
        "Opening",
        [
          identity, identityPassphraseFile, passphrase, passphraseFile,
          OptionRule.exclusive(identity, passphrase),
          OptionRule.exclusive(identity, passphraseFile),
        ])
    ]
  }
}
