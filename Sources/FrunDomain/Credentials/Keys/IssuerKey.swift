/// An Ed25519 public key under the names that certificates give it.
///
/// *Sources: the did:key method; multibase (`z` is base58) and multicodec (0xED01 is an Ed25519
/// public key).*
public struct IssuerKey: Hashable, Sendable {
  /// The key, 32 bytes.
  public let bytes: [UInt8]

  private static let codec: [UInt8] = [0xED, 0x01]

  /// A key; nil when it has not 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// The key of a multibase text, `z6Mk…`; nil for another kind of key.
  public init?(multibase: some StringProtocol) {
    guard multibase.first == "z", let raw = Base58.bytes(multibase.dropFirst()),
      raw.starts(with: Self.codec)
    else { return nil }
    self.init(bytes: Array(raw.dropFirst(2)))
  }

  /// The key inside `did:key:z6Mk…`; nil for any other identifier, and for one with a path, a query
  /// or a fragment.
  public init?(did: some StringProtocol) {
    guard did.hasPrefix("did:key:") else { return nil }
    self.init(multibase: did.dropFirst(8))
  }

  /// The key that a verification method names by its fragment: `did:key:z6Mk…#z6Mk…`,
  /// `https://issuer.example/1#z6Mk…`; nil when there is no scheme or no key in it.
  public init?(method: String) {
    let parts = method.split(separator: "#", omittingEmptySubsequences: false)
    guard let first = parts.first, first.contains(":") else { return nil }
    if parts.count == 1 {
      self.init(did: first)
    } else if parts.count == 2 {
      self.init(multibase: parts[1])
      // Where both halves are keys they are the same key.
      if first.hasPrefix("did:key:"), IssuerKey(did: first) != self { return nil }
    } else {
      return nil
    }
  }

  /// `z6Mk…`.
  public var multibase: String { "z" + Base58.text(Self.codec + bytes) }

  /// `did:key:z6Mk…`: needs no network.
  public var did: String { "did:key:" + multibase }

  /// `did:key:z6Mk…#z6Mk…`.
  public var method: String { did + "#" + multibase }

  /// For people to compare: groups of four of the last sixteen symbols.
  public var shortName: String {
    let symbols = Array(multibase.suffix(16))
    return stride(from: 0, to: symbols.count, by: 4).map { start in
      String(symbols[start..<min(start + 4, symbols.count)])
    }.joined(separator: " ")
  }
}
