import FrunArguments
import FrunKit
import FrunText

/// Travel mode and write-only mode: the same step, with and without the signing key.
enum SettingAside {
  static let kept = Option<PathText?>(
    "kept", value: "file", help: "Identity file that brings the keys back; it is opened to be sure")
  static let shares = Flag(
    "shares", help: "Print shares that bring the keys back, instead of a file")
  static let folder = Option<PathText?>(
    "output", short: "o", value: "folder", help: "Write the sheets of the shares as pages")

  static func run(
    _ invocation: Invocation, _ services: any Services, keepsSigning: Bool, schema: String
  ) throws -> Outcome {
    let keys = try services.teamKeys()
    let before = try keys.identity()
    var result: [(String, JSONValue)] = [("handle", .string(before.handle))]
    if let file = invocation[kept] {
      try confirm(before.handle, keepsSigning, services)
      try keys.setAside(
        checking: services.readInput(file.path, limit: 65_536), keepsSigning: keepsSigning)
    } else {
      guard invocation[shares] else {
        throw Failure.usage(
          "say how the keys come back: --kept FILE, or --shares",
          hints: ["'frun identity export FILE' writes the file first; leave it at the office"])
      }
      let scheme = try ShareScheme(invocation[ShareScheme.option])
      try confirm(before.handle, keepsSigning, services)
      let key = try keys.makeShares(threshold: scheme.threshold, of: scheme.count)
      let output = invocation[folder]?.path
      if services.isDryRun(invocation) {
        try keys.setAside(sealedTo: key.recipient, sheets: nil, keepsSigning: keepsSigning)
      } else {
        try services.handOut(key, as: .identity, to: output, replace: false) {
          try keys.setAside(sealedTo: key.recipient, sheets: $0, keepsSigning: keepsSigning)
        }
      }
      result.append(("scheme", .string(key.scheme)))
      if output == nil {
        result.append(
          ("shares", .array(key.shares.map { .string($0.joined(separator: " ")) })))
      }
    }
    result.append(("keys", .string(keepsSigning ? "signing" : "none")))
    return .success(
      schema: schema, .object(JSONObject(members: result)),
      next: ["frun lock", "frun identity import FILE"])
  }

  private static func confirm(
    _ handle: String, _ keepsSigning: Bool, _ services: any Services
  ) throws {
    try services.confirm(
      keepsSigning
        ? "Remove the key that opens archives from this laptop?"
        : "Remove all keys of \(handle) from this laptop?")
  }
}

extension Command {
  static let identityTravel = Command(
    CommandSpec(
      "travel", summary: "Remove your keys from this laptop until you are back",
      arguments: [
        SettingAside.kept, SettingAside.shares, ShareScheme.option, SettingAside.folder,
        identityPassphrase, CommonOptions.yes, CommonOptions.dryRun,
        OptionRule.exclusive(SettingAside.kept, SettingAside.shares),
      ]
    ).with {
      $0.synonyms = ["remove", "wipe"]
      $0.discussion = """
        For a border, a checkpoint or a workshop. Afterwards nobody can sign as you, open archives \
        or use cases with this laptop, you included, until the keys come back from a file or from \
        shares that you do not carry.

        What this does not do: the cases stay in the vault, locked with its passphrase. Whoever can \
        make you say the passphrase gets the vault, if not your keys; take a vault along only when \
        you need it. Nothing here is hidden or can be denied, and deleted keys may survive in spare \
        blocks of the disk, where they are sealed with the vault's key.
        """
      $0.examples = [
        Example("frun identity travel --kept amina.age", "the file stays at the office"),
        Example("frun identity travel --shares", "any two of three sheets bring the keys back"),
      ]
      $0.seeAlso = ["identity import", "identity write-only", "lock"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let outcome = try SettingAside.run(
      invocation, services, keepsSigning: false, schema: "frun.identity.travel/1")
    try services.done("Your keys are off this laptop. 'frun lock' locks the vault as well.")
    return outcome
  }

  static let identityWriteOnly = Command(
    CommandSpec(
      "write-only", summary: "Keep only the signing key; no archive is opened here",
      arguments: [
        SettingAside.kept, SettingAside.shares, ShareScheme.option, SettingAside.folder,
        identityPassphrase, CommonOptions.yes, CommonOptions.dryRun,
        OptionRule.exclusive(SettingAside.kept, SettingAside.shares),
      ]
    ).with {
      $0.discussion = """
        For a laptop in the field that reports to headquarters. What it exports is sealed to the \
        others only, so a stolen laptop opens none of the archives on its disk, on sticks or in the \
        mail, its own included. Imports have to wait until the key is back.

        The cases that are being worked on stay in the vault, locked with its passphrase.
        """
      $0.examples = [
        Example("frun identity write-only --kept amina.age", "the file stays at headquarters")
      ]
      $0.seeAlso = ["identity import", "identity travel", "export"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let outcome = try SettingAside.run(
      invocation, services, keepsSigning: true, schema: "frun.identity.write-only/1")
    try services.done("This laptop signs and sends; it opens no archives.")
    return outcome
  }
}
