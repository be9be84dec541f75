import FrunArguments
import FrunKit
import FrunSQLite
import FrunText

extension HostCommand {
  /// `frun vault status`: what can be told without a key.
  static let vaultStatus = HostCommand(
    below: ["vault"],
    CommandSpec("status", summary: "Tell whether the vault is locked, and how it opens").with {
      $0.synonyms = ["show", "info"]
      $0.examples = [Example("frun vault status", "Is it locked?")]
    }
  ) { _, session in
    let facts = try Vault.inspect(session.paths.vault)
    // The side file is truncated after each change, not removed: only one with
    // something in it tells of unfinished work.
    let status = UnlockMemory(session).status(facts.vaultID)
    let (word, seconds): (String, UInt64?) =
      switch status {
      case .locked: ("locked", nil)
      case .unlocked(let seconds): ("unlocked", seconds)
      case .unavailable: ("asks every time", nil)
      }
    try session.presenter.emit(
      .fields(
        FieldsEvent(
          title: "Vault",
          fields: [
            .init("state", "State", Cell(word, status == .locked ? .good : nil)),
            .init("home", "Directory", Cell(session.paths.home)),
            .init("vault", "Identifier", Cell(HomePaths.hexadecimal(facts.vaultID), .name)),
            .init("size", "Size", Cell("\(facts.size) bytes")),
            .init("slots", "Slots", Cell("\(facts.slots.count) of 8")),
            .init(
              "header", "Header",
              facts.copiesAgree
                ? Cell("whole", .good) : Cell("one copy differs; it is mended on use", .caution)),
          ])))
    let isUnfinished = facts.hasSideFile && Files.size(session.paths.vault + "-fvj") != 0
    if isUnfinished {
      try session.presenter.emit(
        .message(Message(.info, "A change is being written, or was cut short by a crash.")))
    }
    var result = JSONObject()
    result["state"] = .string(
      status == .locked ? "locked" : status == .unavailable ? "unavailable" : "unlocked")
    result["secondsLeft"] = seconds.map { .integer(Int64(clamping: $0)) } ?? .null
    result["home"] = .string(session.paths.home)
    result["vault"] = .string(HomePaths.hexadecimal(facts.vaultID))
    result["size"] = .integer(facts.size)
    result["slots"] = .array(facts.slots.map { .string($0.kind.word) })
    result["headerIsWhole"] = .bool(facts.copiesAgree)
    result["isUnfinished"] = .bool(isUnfinished)
    return .success(
      schema: "frun.vault.status/1", .object(result),
      next: status == .locked ? ["frun unlock"] : [])
  }
}

extension SlotKind {
  /// The word for people and programs.
  var word: String {
    switch self {
    case .passphrase: "passphrase"
    case .identity: "key"
    case .recoveryCode: "recovery"
    }
  }
}
