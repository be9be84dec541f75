import FrunDomain
import FrunText
import Testing

@Suite("Data dictionary")
struct DataDictionaryTests {
  @Test("the text is the golden one")
  func text() throws {
    try ProjectFiles.expectGolden(DataDictionary.text(columns: 100), "data-dictionary.txt")
  }

  @Test("the JSON is the golden one")
  func json() throws {
    let dictionary = DataDictionary.json
    let parts = (dictionary["kinds"]?.array ?? []) + (dictionary["vocabularies"]?.array ?? [])
    // One kind or list a line, so that a change shows where it is.
    let lines = parts.map { $0.text() }
    try ProjectFiles.expectGolden(
      lines.joined(separator: "\n") + "\n", "data-dictionary.jsonl")
    #expect(dictionary["schema"]?.string == DataDictionary.schemaName)
  }

  @Test("no line is wider than asked", arguments: [40, 72, 100])
  func width(columns: Int) {
    let lines = DataDictionary.text(columns: columns).split(separator: "\n")
    // Headings of kinds and lists are not wrapped.
    #expect(lines.filter { $0.hasPrefix(" ") }.allSatisfy { $0.count <= columns })
  }

  @Test("every kind and field is there")
  func complete() {
    let kinds = DataDictionary.json["kinds"]?.array ?? []
    #expect(kinds.count == Schema.standard.kinds.count)
    for (json, kind) in zip(kinds, Schema.standard.kinds) {
      #expect(json["name"]?.string == kind.name)
      #expect(json["fields"]?.array?.count == kind.fields.count)
    }
  }
}
