import FrunArguments
import FrunDomain
import FrunKit
import FrunSQLite
import FrunStore
import FrunText

extension HostCommand {
  /// `frun init`: makes the vault, the first member and this device.
  static let initialise = HostCommand(
    CommandSpec(
      "init", summary: "Make your vault on this laptop",
      arguments: [
        Initialisation.handle, Initialisation.name, Initialisation.role, Initialisation.office,
        Initialisation.deviceLabel, Initialisation.organisationKey, Initialisation.workFactor,
      ]
    ).with {
      $0.group = HostCommands.Group.vault
      $0.synonyms = ["initialize", "initialise", "setup", "start", "create"]
      $0.discussion = """
        Makes an encrypted vault, you as the first member of your team, and this laptop as your \
        device. You choose a passphrase; a recovery code is printed once, for an envelope in a \
        safe. Without one of the two nobody can open the vault again, and nobody can reset it.
        """
      $0.examples = [
        Example("frun init", "Answer the questions"),
        Example(
          "frun init --member amara --passphrase-file -",
          "Read the passphrase from standard input"),
      ]
      $0.seeAlso = ["unlock", "vault slot add", "doctor"]
    }
  ) { _, session in
    try Initialisation(session).run()
  }
}

/// The steps of `frun init`.
struct Initialisation {
  static let handle = Option<String?>(
    "member", value: "handle", help: "Short name that colleagues see, such as initials"
  )
  static let name = Option<String?>(
    "member-name", value: "name", help: "Your name in the team's list"
  ).sensitive()
  static let office = Option<String?>(
    "office", value: "name", help: "Office you work in")
  static let workFactor = Option<Int?>(
    "work-factor", value: "15-20", help: "Cost of guessing the passphrase; for tests"
  ).checked(as: .integer(minimum: 15, maximum: 20)).hidden()
  static let role = Option<String>(
    "role", value: "role", default: Role.dataProtectionOfficer.rawValue,
    help: "What you do in the team"
  ).checked(as: .choice(Role.allCases.map { Choice($0.rawValue, $0.label) }))
  static let deviceLabel = Option<String?>(
    "device-label", value: "text", help: "What this laptop is called in the team's list"
  ).sensitive()
  static let organisationKey = Option<String?>(
    "organisation-key", value: "age1…",
    help: "Key of your organisation that can open the vault in an emergency")

  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  func run() throws -> Outcome {
    let path = session.paths.vault
    guard !Files.exists(path) else { throw VaultError.alreadyExists }
    var slots: [NewSlot] = []
    if let key = session.arguments[Self.organisationKey] {
      slots.append(.recipient(try AgeKeyText.recipient(key)))
    }
    let handle = try handle()
    let passphrase = try PassphraseSource(session).new(
      from: session.arguments[GlobalOptions.passphraseFile]?.path)
    try session.presenter.emit(.progress(Progress("making the vault")))
    let code = RecoveryCode(random: session.world.random)
    let cost = session.arguments[Self.workFactor].map { PassphraseCost(clamping: $0) }
    slots.insert(.passphrase(passphrase, cost ?? session.world.passphraseCost()), at: 0)
    slots.insert(.recoveryCode(code), at: 1)

    let created = try create(path, slots: slots, handle: handle)
    let isUnlocked = UnlockMemory(session).store(created.key)
    try report(created, code: code, isUnlocked: isUnlocked)
    var result = JSONObject()
    result["home"] = .string(session.paths.home)
    result["vault"] = .string(HomePaths.hexadecimal(created.key.vaultID))
    result["member"] = .string(created.identity.member.text)
    result["device"] = .string(created.identity.device.text)
    result["recoveryCode"] = .string(code.printed)
    return .success(
      schema: "frun.init/1", .object(result), next: ["frun doctor", "frun help"])
  }

  private func handle() throws -> String {
    if let given = session.arguments[Self.handle] { return given }
    for _ in 0..<3 {
      let answer = try session.ask(
        Prompt(.line, "Short name that colleagues see, such as your initials", option: "--member"))
      if !answer.isEmpty { return answer }
    }
    throw Failure.cancelled
  }

  private struct Created {
    var key: VaultKey
    var identity: LocalIdentity
  }

  /// Makes the file and everything in it; when a later step fails, the file goes
  /// again, so that a half vault is never taken for a whole one.
  private func create(_ path: String, slots: [NewSlot], handle: String) throws -> Created {
    do {
      try Files.makeDirectory(session.paths.home)
    } catch {
      throw error.failure(writing: session.paths.home)
    }
    let key = try Vault.create(path: path, slots: slots, random: session.world.random)
    do {
      let vault = try VaultOpening(session).open(with: key)
      do {
        let identity = try LocalIdentity(random: session.world.random)
        try vault.store.take(identity)
        try found(vault, handle: handle, identity: identity)
        try vault.close()
        return Created(key: key, identity: identity)
      } catch {
        vault.abandon()
        throw error
      }
    } catch {
      Files.remove(path)
      throw error
    }
  }

  /// Writes the first member, the device and the office into the directory.
  private func found(_ vault: OpenVault, handle: String, identity: LocalIdentity) throws {
    try LocalMembers(vault.connection).add(identity, isUsual: true)
    let role = Role(rawValue: session.arguments[Self.role]) ?? .caseworker
    let mayWrite =
      Permissions.standard.check(role, .administer, in: .directory, kind: "member") == nil
    let office = session.arguments[Self.office]
    // Somebody has to be allowed to write the office down; the role that was
    // asked for is taken in the same change.
    let receipt = try vault.store.foundTeam(
      handle: handle, name: session.arguments[Self.name],
      role: office == nil || mayWrite ? role : .dataProtectionOfficer,
      deviceLabel: session.arguments[Self.deviceLabel])
    guard let office else { return }
    var fields: [(String, FieldValue)] = [("office", .text(office))]
    if !mayWrite { fields.append(("role", .code(role.rawValue))) }
    try vault.store.commit(
      ChangeSet(
        stream: receipt.stream, command: "init",
        assertions: fields.map {
          Assertion(
            record: identity.member, kind: "member", field: $0.0, change: .set($0.1))
        }))
  }

  private func report(_ created: Created, code: RecoveryCode, isUnlocked: Bool) throws {
    try session.presenter.emit(
      .fields(
        FieldsEvent(
          title: "Your vault",
          fields: [
            .init("home", "Directory", Cell(session.paths.home)),
            .init("member", "You", Cell(created.identity.member.text, .name)),
            .init("device", "This laptop", Cell(created.identity.device.text, .name)),
            .init("recoveryCode", "Recovery code", Cell(code.printed, .caution)),
          ])))
    try session.presenter.emit(
      .message(
        Message(
          .warning,
          "Write the recovery code on paper now; it is not shown again. Keep it in a safe, "
            + "not in the bag with the laptop.")))
    if isUnlocked {
      try session.presenter.emit(.message(Message(.info, UnlockMemory(session).sentence)))
    }
  }
}
