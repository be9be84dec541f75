import Testing

@testable import FrunCrypto

/// Signatures of other programs: made with Python's `cryptography` and throw-away keys.
@Suite("P-256 and RSA signatures")
struct ForeignSignatureTests {
  static let message = Array("certificate".utf8)
  static let short = hex(
    "027fcca9897c66288d4e71c51e1e57dee8727845a6ada5ecf2a5efc763c9ca7387")
  static let long = hex(
    "047fcca9897c66288d4e71c51e1e57dee8727845a6ada5ecf2a5efc763c9ca73879ebf19fe6264cb"
      + "b4432a8074b255360dda35b555931547b7a22b38b12c9de6a6")
  static let pair = hex(
    "488e1716adcdc652c3f7feae90ae0a5ed095d5aae2977f1d59a775c3abef003a0c8ce719ebc03b62"
      + "c4000d4dd673e7f2c590853af84025f4be9b1b1818c64750")
  static let modulus = hex(
    "dd8e34994ce2fd06624752b08ca3ad317a25978b4d55086b5daea99787c3c1f6eb99d95194405da5"
      + "025d16ab221822627a8395b3765f64f3d9cb367cb255422c96a935208547752552436a13f3604c8f"
      + "de1ddc37525b86a23fd025d07e19daa8c6a7b9b983f463c9300efeb131115b6a6042015fe18f0301"
      + "8846734a71d8df6808bed3cc79967f82470e0455845bb8bcefdce325d5b49ee34a1a77f857122fe3"
      + "a47277ae5a4866f29b97f7018c63d6b57f0252e02045851db998cfa5b08dbb02fe70d0dd41867861"
      + "3be0059216a6115ffae59304f6a3651659e0ab7aee7ad1fd7b9a21b10a7ce49f179343d642384fd1"
      + "f5888e95c5566f4a02b4f47d506518c5")
  static let signature = hex(
    "762c0fd2d81b0e305e6a75f4e4657b455ab3b496a7b12b59034ed148a455cc415a1544ee081bd03a"
      + "4d5c9d5305420d141d99226c6586bfc1ce35f783cff80da7a8db63077891e2d7d9d5833161187232"
      + "6d27d7be4066828a2d90724084acfbe1f8b027ecaff0cbd54725cd8f90cb81aeea009dfba3b57b7f"
      + "a8a4c7746907ffd8227e2961e888d4de2d2ecb0868ab8a75287cbd3b2b96bff53b0386ffacb3f310"
      + "c3a5fc1cc4c849dcca1fd22c5ed1ca2cb93e5c6f3a214f6eca748d0873125af0c0bbaced921582c4"
      + "fc44fea8a953268de86d3a62e4579b67ca94e4e5ffcd4e50e9954d6c4d0cfb854b9e33db5a3a9228"
      + "5764a62c0c1af9164c490fcb9d6e42c2")
  static let otherPadding = hex(
    "4681779926b1e608b5b2e473e9390c902599459f3782903d46f45b7bf1d7ace8609a86ae38ebe99a"
      + "95444a50bc0cefbc097463df052c38c22ae34c2aa354455358a6581051f87fcff8e33074827c65f2"
      + "2eba165e43cdbe3daa2a32489818aa5c9b1b8a42c50e956e7e7b0bd2ef2e36e543a9b63dfe54d671"
      + "dad5801e8bb336b2ad5947a6dc584b58d5610163b883791283fc25ea8f4a857a7aff8b086f1ef33e"
      + "f212e16427706a1b056072dee7521aeb151492fad8646cc1e8a5ec5b6ee465cf5212e12c6be0a525"
      + "c326f1308c0afcb5f98583d561886c8c2333214026b9b2bca314eb899049655bcdc9375855ec8166"
      + "27fe9980fad8a3a1d6b4abf276760f0c")
  static let otherHash = hex(
    "6508454051841bd8bf605e438c796f7c08be142fcf625cd6c58aa94bd5f55d625d0cae70dd9901bb"
      + "4c3477ec31ce21bd3593a25f9b0d4d4643838e1e989d2bb27a11a462c3dde013bdd088d777610ae6"
      + "7c362dc876661146db4fb5a1d0e02369d7563e1b6acaea93f4a39c63022d91d84ad78211ac6f4523"
      + "ad4580f909193bf00ce84e28a08027b7a970269e7b0d7a5f58a696540366e4a7b3bc721dc82ce8c9"
      + "7e7e57cb2ef017523b3c17f4f67cbf7f80e36379424af8beb9e83fb9d472b5260ebb9d7db24d6c6b"
      + "63f0656f86aac08d03ca90b2a2369d541fd7a7db22be23809d9f6a44556152ac2d462acc8d3c078d"
      + "6f7cceda7b52c1959cdc66c6c76c5655")

  @Test("P-256: both forms of the point; nothing changed, cut or off the curve verifies")
  func points() {
    func fits(_ signature: [UInt8], _ message: [UInt8], _ point: [UInt8]) -> Bool {
      P256.verify(signature: signature, message: message, point: point)
    }
    for point in [Self.short, Self.long] {
      #expect(fits(Self.pair, Self.message, point))
      #expect(!fits(Self.pair, Self.message + [0], point))
      for place in [0, 31, 32, 63] {
        var changed = Self.pair
        changed[place] ^= 1
        #expect(!fits(changed, Self.message, point))
      }
      #expect(!fits(Array(Self.pair.dropLast()), Self.message, point))
      #expect(!fits([UInt8](repeating: 0, count: 64), Self.message, point))
      #expect(!fits(Self.pair, Self.message, Array(point.dropLast())))
    }
    var off = Self.long
    off[64] ^= 1
    #expect(!fits(Self.pair, Self.message, off))
    var other = Self.short
    other[0] ^= 1
    #expect(!fits(Self.pair, Self.message, other))
    // The point at infinity, and the hybrid form that nobody writes.
    #expect(!fits(Self.pair, Self.message, [0]))
    #expect(!fits(Self.pair, Self.message, [6] + Self.long.dropFirst()))
  }

  @Test("RSA: only this padding and hash, only keys of a size that is relied on")
  func rsa() {
    func fits(
      _ signature: [UInt8], _ modulus: [UInt8] = Self.modulus, _ exponent: [UInt8] = [1, 0, 1],
      _ message: [UInt8] = Self.message
    ) -> Bool {
      RSASignature.verify(
        signature: signature, message: message, modulus: modulus, exponent: exponent)
    }
    #expect(fits(Self.signature))
    #expect(fits(Self.signature, [0, 0] + Self.modulus, [0, 1, 0, 1]))
    #expect(!fits(Self.otherPadding) && !fits(Self.otherHash))
    #expect(!fits(Self.signature, Self.modulus, [1, 0, 1], Self.message + [0]))
    for exponent in [[], [1], [2], [1, 0, 0], [UInt8](repeating: 1, count: 9)] as [[UInt8]] {
      #expect(!fits(Self.signature, Self.modulus, exponent))
    }
    #expect(!fits(Array(Self.signature.dropLast())))
    #expect(!fits(Array(Self.signature.prefix(128)), Array(Self.modulus.prefix(128))))
    #expect(!fits([], []))
    let long = [UInt8](repeating: 0xFF, count: 1025)
    #expect(!fits(long, long))
  }
}
