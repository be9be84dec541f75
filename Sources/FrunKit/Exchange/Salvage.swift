/// A damaged archive of which as much as possible is saved.
public struct SalvageRequest: Codable, Sendable, Hashable {
  /// File to read.
  public var input: String
  /// Folder to make; the saved files lie in it unencrypted.
  public var folder: String
  /// File with age identities to open it; nil uses this member's own key.
  public var identityFile: String?
  /// Whether a passphrase, which the host asks for, opens it.
  public var usesPassphrase: Bool

  /// A request.
  public init(
    input: String, folder: String, identityFile: String? = nil, usesPassphrase: Bool = false
  ) {
    self.input = input
    self.folder = folder
    self.identityFile = identityFile
    self.usesPassphrase = usesPassphrase
  }
}

/// What was saved of a damaged archive.
public struct SalvageSummary: Codable, Sendable, Hashable {
  /// One file of the archive.
  public struct Object: Codable, Sendable, Hashable {
    /// Its name below the archive's folder.
    public var path: String
    /// `verified`, `unverified`, `lost` or `changed`.
    public var state: String
    /// Its size in bytes; 0 when it is lost.
    public var size: Int

    /// A file.
    public init(path: String, state: String, size: Int) {
      self.path = path
      self.state = state
      self.size = size
    }
  }

  /// Short name of the member who signed; nil when the key is not known here.
  public var signer: String?
  /// The key that verified; nil when the signature is lost.
  public var signingKey: String?
  /// Pieces of 64 KiB in the file.
  public var chunks: Int
  /// Those that are damaged.
  public var damagedChunks: Int
  /// Whether the end of the file is there.
  public var hasEnd: Bool
  /// The files of the archive.
  public var objects: [Object]
  /// Whether nothing is missing, changed or unproven.
  public var isWhole: Bool

  /// A summary.
  public init(
    signer: String?, signingKey: String?, chunks: Int, damagedChunks: Int, hasEnd: Bool,
    objects: [Object], isWhole: Bool
  ) {
    self.signer = signer
    self.signingKey = signingKey
    self.chunks = chunks
    self.damagedChunks = damagedChunks
    self.hasEnd = hasEnd
    self.objects = objects
    self.isWhole = isWhole
  }
}
