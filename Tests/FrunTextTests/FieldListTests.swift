import FrunText
import Testing

@Suite struct FieldListTests {
  static let list = FieldList([
    .field(label: "Case", value: "C-2041"), .heading("Person"),
    .field(label: "Name", value: "فاطمة"),
    .field(label: "Last seen", value: "Tapachula, near the river, on 3 March\nwith an uncle"),
    .field(label: "Phone", value: ""),
    .field(label: "Note", value: "\u{1B}[2J"),
  ])

  @Test func aligned() {
    #expect(
      Self.list.text(width: 40) == """
        Case       C-2041

        Person
        Name       \u{2068}فاطمة\u{2069}
        Last seen  Tapachula, near the river, on
                   3 March
                   with an uncle
        Phone      -
        Note       ␛[2J

        """)
  }

  @Test func narrowScreensCutLabelsAndNeverValues() {
    let text = FieldList([.field(label: "Last seen", value: "Tapachula, near it")]).text(width: 12)
    #expect(text == "Las…  Tapach\n      ula,\n      near\n      it\n")
  }

  @Test func labelsAreDecoratedAfterMeasuring() {
    #expect(FieldList([.field(label: "A", value: "b")]).text(width: 40) { "<\($0)>" } == "<A>  b\n")
  }

  @Test func plain() {
    #expect(
      Self.list.plain() == """
        Case: C-2041

        Person
        Name: فاطمة
        Last seen: Tapachula, near the river, on 3 March
          with an uncle
        Note: ␛[2J

        """)
  }

  @Test func empty() {
    #expect(FieldList().text(width: 80) == "")
    var list = FieldList()
    list.addHeading("H")
    list.add("a", "b")
    #expect(list.text(width: 80) == "H\na  b\n")
  }
}
