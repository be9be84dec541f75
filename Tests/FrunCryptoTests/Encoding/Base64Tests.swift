import FrunCrypto
import Testing

@Suite struct Base64Tests {
  /// RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func bothForms(plain: String, padded: String) {
    let unpadded = String(padded.prefix { $0 != "=" })
    #expect(Base64.encode(utf8(plain), padding: .required) == padded)
    #expect(Base64.encode(utf8(plain), padding: .absent) == unpadded)
    #expect(Base64.decode(padded, padding: .required) == utf8(plain))
    #expect(Base64.decode(unpadded, padding: .absent) == utf8(plain))
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm8", "Zm 8", "Zm8=\n", "====", "=", "Z===",
    "Zg==Zg==",
    "Zm9-", "Zm9_", "Zm9\u{80}",
  ])
  func paddedFormIsStrict(text: String) {
    #expect(Base64.decode(text, padding: .required) == nil)
  }

  @Test(arguments: ["Z", "Zg==", "Zh", "Zm9=", "Zm9", "Zm9vY", "Zg\n"])
  func unpaddedFormIsStrict(text: String) {
    #expect(Base64.decode(text, padding: .absent) == nil)
  }

  @Test func everyByteSurvives() {
    for count in 0...300 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      for padding in [Base64.Padding.required, .absent] {
        let text = Base64.encode(bytes, padding: padding)
        #expect(Base64.decode(text, padding: padding) == bytes)
      }
    }
  }
}
