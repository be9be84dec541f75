/// Any file to encrypt with age, so that a report or a form can be handed over
/// as safely as a case.
public struct EncryptRequest: Codable, Sendable, Hashable {
  /// File to read.
  public var input: String
  /// File to write.
  public var output: String
  /// Who can open it; empty only with ``usesPassphrase``.
  public var recipients: [Recipient]
  /// Whether a passphrase, which the host asks for, opens it instead of keys.
  public var usesPassphrase: Bool
  /// Whether the result is text (ASCII armor) rather than bytes.
  public var armored: Bool
  /// Whether an existing file is replaced.
  public var replace: Bool

  /// A request.
  public init(
    input: String, output: String, recipients: [Recipient], usesPassphrase: Bool = false,
    armored: Bool = false, replace: Bool = false
  ) {
    self.input = input
    self.output = output
    self.recipients = recipients
    self.usesPassphrase = usesPassphrase
    self.armored = armored
    self.replace = replace
  }
}

/// An age file to decrypt. Nobody's signature is checked: age proves only that
/// nothing was changed by somebody who has no key.
public struct DecryptRequest: Codable, Sendable, Hashable {
  /// File to read.
  public var input: String
  /// File to write, readable by the owner only.
  public var output: String
  /// File with age identities; nil uses this member's own key.
  public var identityFile: String?
  /// Whether a passphrase, which the host asks for, opens it.
  public var usesPassphrase: Bool
  /// Whether an existing file is replaced.
  public var replace: Bool

  /// A request.
  public init(
    input: String, output: String, identityFile: String? = nil, usesPassphrase: Bool = false,
    replace: Bool = false
  ) {
    self.input = input
    self.output = output
    self.identityFile = identityFile
    self.usesPassphrase = usesPassphrase
    self.replace = replace
  }
}

extension Services {
  /// Refuses: these services keep no keys.
  public func encrypt(_ request: EncryptRequest) throws -> Int { throw Failure.noKeys }
  /// Refuses: these services keep no keys.
  public func decrypt(_ request: DecryptRequest) throws -> Int { throw Failure.noKeys }
}

extension Failure {
  fileprivate static let noKeys = Failure(
    .unavailable, "keys.missing", "there are no keys here to encrypt or decrypt with")
}
