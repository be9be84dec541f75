import FrunDomain
import FrunStore
import Testing

@Suite("Searching") struct SearchTests {
  private func texts(_ store: CaseStore, _ text: String, kinds: [String] = []) throws -> [String] {
    try store.search(SearchQuery(text: text, kinds: kinds)).compactMap {
      try store.record($0.record)?.text("text")
    }
  }

  @Test(
    "finds a name in any spelling that folds alike, and by the beginnings of its words",
    arguments: [
      ("Amína Yûsuf", "amina yusuf"), ("Amina Yusuf", "YUS ami"),
      ("أَحْمَد الإبراهيم", "احمد الابراهيم"),
      ("فاطمة", "فاطمه"), ("Алёна Йовчева", "алена иовч"), ("ኃይለ ሥላሴ", "ሀይለ ስላሴ"),
      ("שָׁלוֹם", "שלום"), ("Nguyễn Văn Đức", "nguyen van duc"), ("王小明", "小明"),
      ("မောင်မောင်", "မောင်"), ("สมชาย", "ชาย"), ("O’Brien", "obrien"), ("Ḥasan", "hasan"),
      ("Nr ٤٥٦", "456"), ("İbrahim", "ibrahim"),
    ]) func finds(_ name: String, _ query: String) throws
  {
    let office = try Office(seed: 51)
    try office.openCase("Somebody Else")
    try office.openCase(name)
    #expect(try texts(office.store, query) == [name])
  }

  @Test("Whole words come before beginnings; nothing is found by nothing") func order() throws {
    let office = try Office(seed: 52)
    for name in ["Alima Noor", "Ali Noor", "Aliya", "Ali"] { try office.openCase(name) }
    #expect(try texts(office.store, "ali").prefix(2) == ["Ali", "Ali Noor"])
    #expect(Set(try texts(office.store, "ali")) == ["Ali", "Ali Noor", "Alima Noor", "Aliya"])
    #expect(try texts(office.store, "ali", kinds: ["location"]).isEmpty)
    #expect(try texts(office.store, "ali", kinds: ["ghost"]).isEmpty)
    for empty in ["", "  ", "\"", "*", "-", "’"] {
      #expect(try texts(office.store, empty).isEmpty)
    }
    for hostile in ["ali OR", "NEAR(ali)", "words:ali", "\"ali\" AND NOT x", "ali*^"] {
      #expect(throws: Never.self) { try texts(office.store, hostile) }
    }
    #expect(try office.store.search(SearchQuery(text: "ali", limit: 1)).count == 1)
    let hit = try #require(try office.store.search(SearchQuery(text: "noor")).first)
    #expect(hit.kind == "name" && hit.matchedField == "text" && hit.score > 0)
  }

  @Test("The index follows changes, retractions and erasures") func following() throws {
    let office = try Office(seed: 53)
    let (stream, person, _) = try office.openCase("Amina")
    let name = try #require(
      try office.store.records(
        RecordQuery(kind: "name", conditions: [Condition("person", .equals(.reference(person)))])
      ).first)
    try office.set(name.id, "name", "text", .text("Hodan"), in: stream)
    #expect(try texts(office.store, "amina").isEmpty)
    #expect(try texts(office.store, "hodan") == ["Hodan"])
    try office.store.commit(
      ChangeSet(
        stream: stream, command: "erase",
        assertions: office.store.erasureAssertions(of: name.id)))
    #expect(try texts(office.store, "hodan").isEmpty)
    #expect(try office.store.verify().isClean)
  }
}
