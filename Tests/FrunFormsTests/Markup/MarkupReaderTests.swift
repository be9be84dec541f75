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
