public import FrunDomain

/// The keys of the team and of this laptop's member. Secrets stay behind this interface, except the
/// words of shares on their way to paper.
///
/// Every function may throw ``Failure``.
public protocol TeamKeys: AnyObject {
  // MARK: The directory

  /// What is known of the directory.
  func directory() throws -> DirectoryStatus
  /// The keys of a member of this team as words.
  func fingerprint(of member: RecordID) throws -> KeyFingerprint
  /// Writes a request to join another team.
  ///
  /// - Parameters:
  ///   - handle: the short name asked for; nil takes the present one.
  ///   - name: nil takes the present one, if any was ever given.
  ///   - office: the same.
  func writeRequest(handle: String?, name: String?, office: String?) throws -> JoinForm
  /// Reads a request and verifies its signature.
  func readRequest(_ document: [UInt8]) throws -> JoinForm
  /// Takes somebody in after their words were compared, and writes the answer for their laptop: both
  /// or neither.
  ///
  /// - Parameters:
  ///   - output: the file of the answer, `-` for standard output.
  ///   - replace: whether a file of that name is replaced.
  func admit(
    _ form: JoinForm, _ admission: Admission, to output: String, replace: Bool
  ) throws -> DirectoryLetter
  /// The directory for the laptops of all active members.
  func writeDirectory() throws -> DirectoryLetter
  /// Opens a directory that came as a file.
  func readDirectory(_ file: [UInt8]) throws -> OpenedDirectory
  /// Takes it, after the words were compared if it is of another team.
  func enter(_ directory: OpenedDirectory) throws -> DirectoryEntryReport
  /// Gives the acting member new keys.
  func rotate() throws -> CommitReceipt

  // MARK: Recovery

  /// Makes a key and splits it into shares. Nothing changes by it: the key counts for nothing before
  /// ``useRecovery(_:scheme:sheets:)`` or ``setAside(sealedTo:sheets:keepsSigning:)``.
  func makeShares(threshold: Int, of count: Int) throws -> SharedKey
  /// Writes the sheets, then the public half of the recovery key into the directory. Where the
  /// sheets cannot be written the directory stays as it was; where the directory cannot be changed
  /// the sheets are removed.
  ///
  /// - Parameters:
  ///   - recipient: the age recipient of the key.
  ///   - scheme: shares needed of shares made, `2-of-3`.
  ///   - sheets: nil where the shares are on paper already.
  func useRecovery(_ recipient: String, scheme: String, sheets: SheetFolder?) throws
  /// Reads one share and answers how many of its kind are needed.
  func checkShare(_ words: String) throws -> Int
  /// Puts shares together; answers the age recipient of the key they give.
  func recover(_ shares: [String]) throws -> String
  /// The key that shares give as an age identity file, locked with a passphrase that is asked for.
  func recoveryFile(_ shares: [String]) throws -> [UInt8]

  // MARK: This laptop's identity

  /// Whose keys are here.
  func identity() throws -> IdentityStatus
  /// The acting member's identity as an age file, locked with a passphrase that is asked for.
  func identityFile() throws -> [UInt8]
  /// Takes an identity from a file; its passphrase is asked for.
  func takeIdentity(_ file: [UInt8]) throws -> IdentityStatus
  /// Takes the identity that is sealed in the vault, with the shares of its key.
  func takeIdentity(shares: [String]) throws -> IdentityStatus
  /// Removes the acting member's keys from this laptop: all, or all but the signing key.
  ///
  /// - Parameter file: an identity file, which must hold the same keys; its passphrase is asked for.
  func setAside(checking file: [UInt8], keepsSigning: Bool) throws
  /// The same, but the keys stay in the vault, sealed to a key that exists in shares only. The sheets
  /// are written first; nothing is removed where they cannot be.
  ///
  /// - Parameters:
  ///   - recipient: the age recipient of the key.
  ///   - sheets: nil where the shares are on paper already.
  func setAside(sealedTo recipient: String, sheets: SheetFolder?, keepsSigning: Bool) throws
}

extension Services {
  /// Refused where there are no keys.
  public func teamKeys() throws -> any TeamKeys {
    throw Failure(.unavailable, "keys.missing", "keys cannot be managed here")
  }

  /// Reads a card that was accepted before; its words are left empty.
  public func acceptedCard(_ document: String) throws -> TeamCard {
    try readCard(Array(document.utf8))
  }

  /// Refuses before anything is asked when the acting member may not do something to the directory.
  ///
  /// Throws `role.denied`.
  public func requireDirectoryRole(
    _ operation: FrunDomain.Operation = .administer, kind: String = "member"
  ) throws {
    let role = try acting().role
    if let refusal = Permissions.standard.check(role, operation, in: .directory, kind: kind) {
      throw Failure(.denied, "role.denied", refusal.message)
    }
  }
}
