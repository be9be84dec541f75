import FrunDomain
import FrunText
import Testing

@Suite("Canonical bytes of history")
struct CanonicalFormTests {
  static let assertion = Assertion(
    record: Fixture.record(1), kind: "visit", field: "observations",
    change: .append(.text("Said \"yes\"\tand\\or é أمينة\u{1}/")))

  static let commit = Commit(
    stream: Fixture.stream, device: Fixture.device(2), sequence: 3,
    previous: [UInt8](repeating: 0, count: 32),
    context: VersionVector([Fixture.device(2): 2, Fixture.device(1): 7]), at: Fixture.moment,
    author: Fixture.record(9), command: "visit record",
    digests: [[UInt8](repeating: 0xAB, count: 32)])

  @Test("an assertion has these bytes")
  func assertionGolden() throws {
    let expected =
      #"{"change":{"op":"append","value":{"t":"text","v":"Said \"yes\"\tand\\or é أمينة\u0001/"}},"#
      + #""field":"observations","kind":"visit","record":"040g2081040g2081040g208104"}"#
    #expect(String(decoding: Self.assertion.canonicalBytes, as: UTF8.self) == expected)
    #expect(try Assertion(canonicalBytes: Array(expected.utf8)) == Self.assertion)
  }

  @Test("a commit has these bytes")
  func commitGolden() throws {
    let zeros = String(repeating: "0", count: 64)
    let digest = String(repeating: "ab", count: 32)
    let expected =
      #"{"at":"2026-04-24T10:05:09.000+03:00[Africa/Cairo]","author":"\#(Fixture.record(9).text)","#
      + #""command":"visit record","context":{"040g2081040g2081040g208104":7,"#
      + #""081040g2081040g2081040g208":2},"device":"081040g2081040g2081040g208","#
      + #""digests":["\#(digest)"],"previous":"\#(zeros)","sequence":3,"#
      + #""stream":"case:\#(Fixture.record(0xCA).text)","v":1}"#
    #expect(String(decoding: Self.commit.canonicalBytes, as: UTF8.self) == expected)
    #expect(try Commit(canonicalBytes: Array(expected.utf8)) == Self.commit)
    #expect(Self.commit.hashedBytes == Array(("frun-commit/1\n" + expected).utf8))
  }

  @Test("the bytes under a head's signature")
  func head() {
    let head = SignedHead(
      stream: Fixture.stream, device: Fixture.device(2), sequence: 3,
      hash: [UInt8](repeating: 1, count: 32), author: Fixture.record(9), signature: [])
    let lines = String(decoding: head.signedBytes, as: UTF8.self).split(separator: "\n")
    #expect(
      lines == [
        "frun-head/1", Substring(Fixture.stream.text), Substring(Fixture.device(2).text), "3",
        Substring(String(repeating: "01", count: 32)), Substring(Fixture.record(9).text),
      ])
  }

  @Test("every change reads back", arguments: FieldValueTests.values)
  func changes(value: FieldValue) throws {
    let digest = [UInt8](repeating: 7, count: 32)
    let changes: [Change] = [
      .set(value), .add(value), .remove(value), .append(value), .retract, .erase(digest),
    ]
    for change in changes {
      let assertion = Assertion(
        record: Fixture.record(1), kind: "kindOfNextYear", field: "unheardOf", change: change)
      #expect(try Assertion(canonicalBytes: assertion.canonicalBytes) == assertion)
    }
  }

  @Test("one byte more, less or different is refused or means something else")
  func mutations() throws {
    let bytes = Self.commit.canonicalBytes
    for offset in bytes.indices {
      var shorter = bytes
      shorter.remove(at: offset)
      var longer = bytes
      longer.insert(UInt8(ascii: " "), at: offset)
      var different = bytes
      different[offset] ^= 1
      for mutation in [shorter, longer, different] {
        guard let read = try? Commit(canonicalBytes: mutation) else { continue }
        #expect(read != Self.commit)
        #expect(read.canonicalBytes == mutation)
      }
    }
  }

  @Test(
    "texts nobody should have signed are refused, each for its reason",
    arguments: [
      ("{}", DomainError.Code.malformedJSON), ("[]", .malformedJSON), ("", .malformedJSON),
      (#"{"change":{"op":"retract"},"field":"a","kind":"b","record":"x"}"#, .malformedText),
      (#"{"change":{"op":"retract"},"field":"a b","kind":"b","record":"R"}"#, .malformedText),
      (
        #"{"change":{"op":"paint","value":{"t":"text","v":""}},"field":"a","kind":"b","record":"R"}"#,
        .unknownTag
      ),
      (
        #"{"change":{"op":"set","value":{"t":"shape","v":""}},"field":"a","kind":"b","record":"R"}"#,
        .unknownTag
      ),
      (#"{"change":{"op":"retract"},"extra":1,"field":"a","kind":"b","record":"R"}"#, .unknownTag),
      (
        #"{"change":{"op":"retract","value":{"t":"text","v":""}},"field":"a","kind":"b","record":"R"}"#,
        .malformedJSON
      ),
      (#"{"field":"a","change":{"op":"retract"},"kind":"b","record":"R"}"#, .malformedJSON),
      (String(repeating: "[", count: 100_000), .outOfBounds),
    ])
  func refused(text: String, code: DomainError.Code) {
    let id = Fixture.record(1).text
    let bytes = Array(
      text.split(separator: #""R""#, omittingEmptySubsequences: false)
        .joined(separator: "\"\(id)\"").utf8)
    #expect {
      try Assertion(canonicalBytes: bytes)
    } throws: { error in
      (error as? DomainError)?.code == code
    }
  }

  @Test("a bundle notices missing and exchanged assertions")
  func bundle() {
    let digests = Self.commit.digests
    let sealed = SealedAssertion(
      index: 0, digest: digests[0], salt: [UInt8](repeating: 1, count: 16),
      body: Self.assertion.canonicalBytes)
    #expect(CommitBundle(commit: Self.commit, assertions: [sealed]).isComplete)
    #expect(!CommitBundle(commit: Self.commit, assertions: []).isComplete)
    let other = SealedAssertion(index: 0, digest: [1], missing: .withheld)
    #expect(!CommitBundle(commit: Self.commit, assertions: [other]).isComplete)
    let withheld = sealed.without(body: .erased)
    #expect(withheld.hashedBytes == nil && withheld.state == .erased)
    #expect(CommitBundle(commit: Self.commit, assertions: [withheld]).isComplete)
  }
}
