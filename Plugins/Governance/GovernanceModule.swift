import FrunArguments
public import FrunKit

/// The team and its partners, who read what, and whether the history is whole.
public struct GovernanceModule: FrunModule {
  private static let audit = CommandGroup(
    "audit", summary: "See who read what, and verify the history",
    commands: [.auditLog, .auditVerify])
  private static let team = CommandGroup(
    "team", summary: "Manage members, and trust other teams",
    commands: [
      .teamList, .teamShow, .teamNew, .teamRole, .teamRevoke, .teamCreate, .teamJoin, .teamApprove,
      .teamEnter, .teamDirectory, .teamRenew, .teamFingerprint, .teamRotate, .teamRecovery,
      .teamRecover, .teamCard, .teamTrust,
    ]
  ) {
    $0.synonyms = ["member", "members", "user", "partner"]
    $0.discussion = """
      Every member has keys of their own: what somebody writes is signed by them. Several laptops \
      belong to one team ('join', 'approve', 'enter'), and several members may share a laptop and \
      its passphrase; '--as HANDLE' says who acts. Two teams trust each other's signatures after \
      exchanging cards and comparing their words by voice.
      """
  }
  private static let identity = CommandGroup(
    "identity", summary: "Keep, move and remove the keys of this laptop's member",
    commands: [
      .identityShow, .identityExport, .identityImport, .identityTravel, .identityWriteOnly,
    ]
  ) {
    $0.synonyms = ["key", "keys"]
  }

  /// The module.
  public init() {}

  /// The nouns `audit`, `team` and `identity` and their verbs.
  public var manifest: ModuleManifest {
    ModuleManifest(
      name: "governance", summary: "Manage the team and audit the vault", version: "1.0.0",
      commands: [Self.audit.spec, Self.team.spec, Self.identity.spec])
  }

  /// Runs one of the verbs.
  public func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    for group in [Self.audit, Self.team, Self.identity] {
      if let outcome = try group.run(invocation, services) { return outcome }
    }
    throw Failure(.bug, "command.unknown", "the module does not know its own command")
  }
}
