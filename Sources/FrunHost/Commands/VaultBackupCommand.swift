import FrunArguments
import FrunKit
import FrunSQLite
import FrunStore
import FrunTerminal
import FrunText

extension HostCommand {
  /// `frun vault backup`: a verified copy with secrets of its own.
  static let vaultBackup = HostCommand(
    below: ["vault"],
    CommandSpec(
      "backup", summary: "Write a checked copy of the vault",
      arguments: [BackingUp.output, BackingUp.recipient]
    ).with {
      $0.synonyms = ["copy", "save"]
      $0.discussion = """
        Writes a new vault with a key of its own and reads it back. With --recipient only the \
        owner of that age key can open the copy, so a stolen copy and a stolen laptop together \
        give nothing away. Without it you choose a passphrase for the copy.
        """
      $0.examples = [
        Example(
          "frun vault backup /media/usb/backup.frv --recipient age1…",
          "Only the organisation can open the copy"),
        Example("frun vault backup backup.frv", "Choose a passphrase for the copy"),
      ]
      $0.exitStatuses = [ExitStatusSpec(73, "the output exists already")]
    }
  ) { _, session in
    try BackingUp(session).run()
  }
}

/// The steps of `frun vault backup`.
struct BackingUp {
  static let output = Positional<PathText>("file", help: "File to write; it must not exist")
  static let recipient = Option<[String]>(
    "recipient", short: "r", value: "age1…", help: "Age key that opens the copy")

  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  func run() throws -> Outcome {
    let target = session.arguments[Self.output].path
    guard target != "-" else {
      throw Failure.usage("a vault cannot be written to standard output")
    }
    guard !Files.exists(target) else { throw FileProblem.exists.failure(writing: target) }
    var slots = try session.arguments[Self.recipient].map {
      NewSlot.recipient(try AgeKeyText.recipient($0))
    }
    // Unlocked first: its passphrase and the one of the copy are asked in order.
    let vault = try session.vault()
    if slots.isEmpty {
      guard session.prompter.canAsk else {
        throw FailureMapping.prompt(.notInteractive, option: "--recipient")
      }
      try session.presenter.emit(.message(Message(.info, "Choose a passphrase for the copy.")))
      slots = [
        .passphrase(
          try PassphraseSource(session).new(from: nil, option: "--recipient"),
          session.world.passphraseCost())
      ]
    }
    try session.presenter.emit(.progress(Progress("copying and checking")))
    let key = try Vault.backUp(
      vault.connection, to: target, slots: slots, random: session.world.random)
    try vault.store.logAccess(command: "vault backup", stream: nil, action: "backup")
    let size = try Vault.inspect(target).size
    try session.presenter.emit(
      .message(Message(.done, "Wrote and checked a copy of \(size) bytes: \(target)")))
    var result = JSONObject()
    result["file"] = .string(target)
    result["size"] = .integer(size)
    result["vault"] = .string(HomePaths.hexadecimal(key.vaultID))
    result["slots"] = .integer(Int64(slots.count))
    return .success(schema: "frun.vault.backup/1", .object(result))
  }
}
