import Testing

@testable import FrunForms

@Suite struct MarkupReaderTests {
  static func events(_ text: String) throws -> [MarkupReader.Event] {
    var reader = MarkupReader(Array(text.utf8))
    var events: [MarkupReader.Event] = []
    while let event = try reader.next() { events.append(event) }
    return events
  }

  @Test func readsElementsAttributesAndText() throws {
    let events = try Self.events(
      "<?xml version='1.0'?><a x=\"1 &amp; 2\"><b/>t&#x41;&lt;<![CDATA[<c>]]><!-- n --></a>")
    #expect(
      events == [
        .start(name: "a", attributes: [.init(name: "x", value: "1 & 2")]),
        .start(name: "b", attributes: []), .end(name: "b"), .text("tA<"), .text("<c>"),
        .comment(" n "), .end(name: "a"),
      ])
  }

  @Test(arguments: [
    "", "text", "<a>", "<a></b>", "<a/><b/>", "<a x=1/>", "<a x='1' y></a>", "<a>&nbsp;</a>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<!DOCTYPE a><a/>", "<a>&#0;</a>",
    "<a>&#xD800;</a>",
    "<a><![CDATA[x</a>", "<a><!-- x</a>", "<a b='<'/>", "<a>&amp</a>", "<a/>x", "< a/>",
  ])
  func refusesWhatIsNotPlainMarkup(text: String) {
    #expect(throws: MarkupReader.Failure.self) { try Self.events(text) }
  }

  @Test func depthIsBounded() {
    #expect(throws: MarkupReader.Failure.self) {
      try Self.events(String(repeating: "<a>", count: 10_000))
    }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    var reader = MarkupReader([0x3C, 0x61, 0x3E, 0xFF, 0xFE, 0x3C, 0x2F, 0x61, 0x3E])
    #expect(throws: MarkupReader.Failure.self) {
      while try reader.next() != nil {}
    }
  }
}

@Suite struct UTF8CheckTests {
  /// The check agrees with the standard library on well-formed and broken texts.
  @Test(arguments: [UInt64(1), 2, 3, 4])
  func itAgreesWithTheLibrary(seed: UInt64) {
    let generator = SharedGenerator(seed: seed)
    let pieces: [[UInt8]] = [
      [0x61], [0xC3, 0xA9], [0xE0, 0xA0, 0x80], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80],
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xFF],
      [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
    ]
    for _ in 0..<2_000 {
      var bytes = (0..<generator.next() % 6).flatMap { _ in
        pieces[Int(generator.next() % UInt64(pieces.count))]
      }
      if generator.next() % 3 == 0, !bytes.isEmpty { bytes.removeLast() }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((UTF8Check.firstInvalid(bytes) == nil) == isValid, "\(bytes), seed \(seed)")
    }
  }
}
