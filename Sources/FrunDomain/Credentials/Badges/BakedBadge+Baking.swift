extension BakedBadge {
  /// The picture with a token baked into its first `<svg>`: the namespace, and the element directly
  /// after the opening tag. Bytes that hold no picture come back as they are.
  static func baking(_ token: String, into picture: [UInt8]) -> [UInt8] {
    let open = Array("<svg ".utf8)
    guard let start = picture.places(of: open, atMost: 1).first,
      let end = picture[start...].firstIndex(of: UInt8(ascii: ">")),
      token.utf8.allSatisfy({
        (48...57).contains($0) || (97...122).contains($0 | 32) || [45, 46, 95].contains($0)
      })
    else { return picture }
    let inner = start + open.count
    return picture[..<inner] + Array("xmlns:openbadges=\"\(namespace)\" ".utf8)
      + picture[inner...end]
      + Array("<openbadges:credential verify=\"\(token)\"/>".utf8) + picture[(end + 1)...]
  }
}

extension IssuedBadge {
  /// A picture with the token in it, which `verify` and others' programs find there.
  public static func baking(_ token: String, into picture: [UInt8]) -> [UInt8] {
    BakedBadge.baking(token, into: picture)
  }
}
