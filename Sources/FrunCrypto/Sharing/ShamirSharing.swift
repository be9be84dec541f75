/// Shamir's scheme as SLIP-39 uses it: a polynomial per byte whose value at 255 is the secret and at
/// 254 a digest, by which a forged share shows.
///
/// Source: SLIP-0039, "Shamir's secret sharing".
enum ShamirSharing {
  /// One point of the polynomial.
  struct Point {
    /// 0 to 15 for shares, 254 and 255 for digest and secret.
    let x: UInt8
    /// As many bytes as the secret.
    let y: [UInt8]
  }

  private static let secretX: UInt8 = 255
  private static let digestX: UInt8 = 254
  private static let digestBytes = 4

  /// Makes `count` shares, any `threshold` of which give the secret back.
  ///
  /// Throws `parameters` unless 1 ≤ threshold ≤ count ≤ 16 and the secret has more than 4 bytes.
  static func split(
    _ secret: [UInt8], threshold: Int, count: Int, random: RandomSource
  ) throws(SharingError) -> [Point] {
    guard (1...16).contains(count), (1...count).contains(threshold), secret.count > digestBytes
    else { throw SharingError(.parameters) }
    guard threshold > 1 else {
      return (0..<count).map { Point(x: UInt8($0), y: secret) }
    }
    var points = (0..<threshold - 2).map { Point(x: UInt8($0), y: random(secret.count)) }
    let key = random(secret.count - digestBytes)
    let base =
      points + [
        Point(x: digestX, y: digest(of: secret, key: key) + key), Point(x: secretX, y: secret),
      ]
    for x in (threshold - 2)..<count {
      points.append(Point(x: UInt8(x), y: try value(at: UInt8(x), of: base)))
    }
    return points
  }

  /// The secret of exactly as many shares as were needed.
  ///
  /// Throws `digest` when one of them was not made with the others.
  static func combine(_ points: [Point], threshold: Int) throws(SharingError) -> [UInt8] {
    guard let first = points.first else { throw SharingError(.tooFew) }
    if threshold == 1 { return first.y }
    let secret = try value(at: secretX, of: points)
    let digestPart = try value(at: digestX, of: points)
    let expected = digest(of: secret, key: Array(digestPart.dropFirst(digestBytes)))
    guard ConstantTime.equal(Array(digestPart.prefix(digestBytes)), expected) else {
      throw SharingError(.digest)
    }
    return secret
  }

  private static func digest(of secret: [UInt8], key: [UInt8]) -> [UInt8] {
    Array(HMACSHA256.authenticate(secret, key: key).prefix(digestBytes))
  }

  /// Lagrange interpolation.
  private static func value(at x: UInt8, of points: [Point]) throws(SharingError) -> [UInt8] {
    guard let length = points.first?.y.count, points.allSatisfy({ $0.y.count == length }) else {
      throw SharingError(.mixed)
    }
    var value = [UInt8](repeating: 0, count: length)
    for point in points {
      var factor: UInt8 = 1
      for other in points where other.x != point.x {
        factor = GaloisField256.multiply(
          factor,
          GaloisField256.multiply(other.x ^ x, GaloisField256.inverse(other.x ^ point.x)))
      }
      for index in value.indices {
        value[index] ^= GaloisField256.multiply(point.y[index], factor)
      }
    }
    return value
  }
}
