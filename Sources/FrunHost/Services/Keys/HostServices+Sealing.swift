import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunStore

/// Who can open what leaves this laptop, beside those it is meant for, and with what this laptop
/// opens what arrives.
extension HostServices {
  /// The recipients with the team's recovery key, which every archive is sealed to.
  ///
  /// Throws `policy.recipient-missing` when the directory names a recovery key that cannot be used:
  /// an archive that nobody could recover is not written in passing.
  func withRecovery(_ recipients: [AgeRecipient], _ store: CaseStore) throws -> [AgeRecipient] {
    var texts = Set(recipients.compactMap(\.text))
    var all = recipients
    for text in try store.directoryState()?.recovery ?? [] where texts.insert(text).inserted {
      guard let recipient = try? AgeRecipient(text: text) else {
        throw Failure(
          .denied, "policy.recipient-missing", "the team's recovery key cannot be used",
          hints: ["'frun team recovery' makes a new one"])
      }
      all.append(recipient)
    }
    return all
  }

  /// A passphrase is alone in an age file, so the recovery key could not be added.
  func checkPassphraseAllowed(_ store: CaseStore) throws {
    guard try store.directoryState()?.recovery.isEmpty ?? true else {
      throw Failure(
        .denied, "policy.recipient-missing",
        "a file with a passphrase cannot be sealed to the team's recovery key as well",
        hints: ["seal it to members or partner teams with --to"])
    }
  }

  /// Whether the role of a member of this team lets them read who a case is about: an archive shows
  /// all of it to whoever can open it.
  static func mayReadCases(_ member: TeamMember) -> Bool {
    member.role.map {
      Permissions.standard.check($0, .read, in: .case, kind: Person.kind) == nil
    } ?? false
  }

  /// Who could open an archive, by name: colleagues, the members on the cards of partner teams, bare
  /// keys, and whoever has the shares of the recovery key. Colleagues whom their role keeps out are
  /// named too.
  func readers(_ request: ExportRequest, _ store: CaseStore) throws -> [String] {
    guard !request.usesPassphrase else { return [] }
    let holdsCases = !request.streams.isEmpty || request.purpose == .notice
    var names: [String] = []
    var without: [String] = []
    for recipient in request.recipients {
      switch recipient {
      case .team:
        let inside = try colleagues(store, forCases: holdsCases)
        names += inside.map(\.handle)
        let ids = Set(inside.map(\.id))
        without += try store.members()
          .filter { $0.isActive && !ids.contains($0.id) && !Self.mayReadCases($0) }
          .map { "\($0.handle) (\($0.role?.label ?? "no role"))" }
      case .member(let id): names += try store.teamMember(id).map { [$0.handle] } ?? []
      case .partner(let id):
        guard let partner = try store.partnerTeams().last(where: { $0.team.id == id }) else {
          continue
        }
        names += partner.members.map { "\($0.handle)@\(partner.label)" }
      case .key(let text): names.append("whoever has the key \(text.prefix(12))…")
      }
    }
    if try store.directoryState()?.recovery.isEmpty == false {
      names.append("whoever has the team's recovery shares")
    }
    var shown: [String] = []
    for name in names where !shown.contains(name) { shown.append(name) }
    var sentences = ["It can be opened by: \(shown.joined(separator: ", "))."]
    if !without.isEmpty, holdsCases {
      sentences.append(
        "Not by \(without.joined(separator: ", ")): the role does not read cases.")
    }
    return sentences
  }

  /// All active members with an archive key, where cases are inside those whose role may read them;
  /// where this laptop only writes, without its own member.
  func colleagues(_ store: CaseStore, forCases: Bool) throws -> [TeamMember] {
    let isWriteOnly = store.identity?.opensArchives == false
    let own = store.identity?.member
    let members = try store.members().filter {
      $0.isActive && !(isWriteOnly && $0.id == own) && !$0.recipients.isEmpty
        && (!forCases || Self.mayReadCases($0))
    }
    guard !members.isEmpty else {
      throw Failure(
        .denied, "policy.recipient-missing", "nobody but this laptop's member is in the team",
        hints: ["in write-only mode archives go to others: --to MEMBER or --to TEAM"])
    }
    return members
  }

  /// A laptop that only writes seals nothing to its own member.
  func checkMayReceive(_ member: RecordID, _ store: CaseStore) throws {
    guard store.identity?.opensArchives == false, store.identity?.member == member else { return }
    throw Failure(
      .denied, "identity.signingOnly",
      "this laptop only writes; it seals nothing to its own member",
      hints: ["'frun identity import FILE' ends write-only mode"])
  }

  /// The keys of this laptop's member that open archives, those that were replaced last.
  func ownIdentities(_ store: CaseStore) throws -> [AgeIdentity] {
    guard let identity = store.identity else { throw KeyServices.away(store) }
    guard identity.opensArchives else {
      throw Failure(
        .denied, "identity.signingOnly", "this laptop only writes; archives cannot be opened here",
        hints: [
          "'frun identity import FILE' ends write-only mode",
          "or open it once with --identity FILE",
        ])
    }
    let secrets = [identity.agreementSecret] + (try store.formerSecrets(of: identity.member))
    return try secrets.map { .x25519(try X25519PrivateKey(seed: $0)) }
  }

  /// The keys in an identity file, which may be locked with a passphrase.
  func identities(inFile name: String) throws -> [AgeIdentity] {
    var bytes = try readInput(name, limit: 65_536)
    defer { ConstantTime.wipe(&bytes) }
    guard
      bytes.starts(with: Array("age-encryption.org/".utf8))
        || bytes.starts(with: Array("-----BEGIN AGE".utf8))
    else { return try AgeIdentity.list(inFile: String(decoding: bytes, as: UTF8.self)) }
    var plain = try KeyServices(self).unlocked(bytes)
    defer { ConstantTime.wipe(&plain) }
    return try AgeIdentity.list(inFile: String(decoding: plain, as: UTF8.self))
  }
}
