import FrunArguments
public import FrunKit

/// Case archives: signed, encrypted files that carry cases from one team to another.
public struct ExchangeModule: FrunModule {
  private let archive = CommandGroup(
    "archive", summary: "Exchange cases with other teams in encrypted archives",
    commands: [
      .archiveExport, .archiveImport, .archiveVerify, .archiveShow, .archiveList, .archiveEncrypt,
      .archiveDecrypt, .archiveSplit, .archiveJoin, .archiveSalvage, .archiveSent,
      .archiveNotices,
    ]
  ) {
    $0.synonyms = ["bundle", "package", "sync", "share", "backup"]
    $0.discussion = """
      An archive is one file that only its recipients can open and that proves who made it. Its \
      name says nothing about the case. Every part can also be opened with other tools (age, zstd, \
      tar, minisign, sha256sum); the README inside says how.
      """
  }

  /// The module.
  public init() {}

  /// The noun `archive` with its verbs.
  public var manifest: ModuleManifest {
    ModuleManifest(
      name: "exchange", summary: "Exchange cases with other teams in encrypted archives",
      version: "1.0.0", commands: [archive.spec])
  }

  /// Runs one command.
  public func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    guard let outcome = try archive.run(invocation, services) else {
      throw Failure(.bug, "command.unknown", "the module does not know its own command")
    }
    return outcome
  }
}
