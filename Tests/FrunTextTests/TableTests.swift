import FrunText
import Testing

@Suite struct TableTests {
  static let table = Table(
    columns: [
      TableColumn("Case", minimumWidth: 6), TableColumn("Name", minimumWidth: 6),
      TableColumn("Age", alignment: .trailing, minimumWidth: 3, dropPriority: 2),
      TableColumn("Place last seen", dropPriority: 1),
    ],
    rows: [
      ["C-2041", "Maria Gonzalez", "7", "Tapachula, near the river"],
      ["C-2042", "田中花子", "12", "Nairobi"],
      ["C-2043", "\u{1B}[2Jx\ny", "100"],
    ])

  @Test func wide() {
    #expect(
      Self.table.text(width: 80) == """
        Case    Name            Age  Place last seen
        C-2041  Maria Gonzalez    7  Tapachula, near the river
        C-2042  田中花子         12  Nairobi
        C-2043  ␛[2Jx\\ny        100

        """)
  }

  @Test func narrow() {
    #expect(
      Self.table.text(width: 40) == """
        Case    Name          Age  Place last s…
        C-2041  Maria Gonza…    7  Tapachula, n…
        C-2042  田中花子       12  Nairobi
        C-2043  ␛[2Jx\\ny      100

        """)
  }

  @Test func columnsAreLeftOutByPriority() {
    #expect(
      Self.table.text(width: 22) == """
        Case    Name    Place…
        C-2041  Maria…  Tapac…
        C-2042  田中…   Nairo…
        C-2043  ␛[2Jx…
        (not shown on a narrow
         screen: Age)

        """)
    #expect(
      Self.table.text(width: 14, headings: false).split(separator: "\n").first == "C-2041  Maria…")
  }

  @Test(arguments: 1..<90) func linesNeverExceedTheScreen(width: Int) {
    for line in Self.table.text(width: width).split(separator: "\n") {
      // Gaps between columns are kept; four columns need ten.
      #expect(DisplayWidth.of(line) <= max(width, 4))
    }
  }

  @Test func decorationDoesNotChangeTheLayout() {
    let text = Self.table.text(width: 80) { text, place in
      place == .header(column: 0) ? "<b>\(text)</b>" : text
    }
    #expect(text.hasPrefix("<b>Case</b>    Name            Age"))
  }

  @Test func aColumnIsLeftOutBeforeANameBecomesUnreadable() {
    let table = Table(
      columns: [
        TableColumn("Name", readableWidth: 10), TableColumn("Opened", minimumWidth: 10),
        TableColumn("Note", dropPriority: 1),
      ], rows: [["Fatoumata Diallo", "2026-10-12", "nothing"]])
    let lines = table.text(width: 22).split(separator: "\n")
    #expect(lines[1] == "Fatoumata…  2026-10-12")
    #expect(table.text(width: 18).split(separator: "\n")[1] == "Fatou…  2026-10-12")
  }

  @Test func tabSeparatedIsComplete() {
    #expect(
      Self.table.tabSeparated() == """
        C-2041\tMaria Gonzalez\t7\tTapachula, near the river
        C-2042\t田中花子\t12\tNairobi
        C-2043\t\\x1B[2Jx\\ny\t100\t

        """)
    let odd = Table(columns: [TableColumn("a")], rows: [["t\tn\nr\rb\\"]])
    #expect(odd.tabSeparated() == "t\\tn\\nr\\rb\\\\\n")
    let controls = Table(columns: [TableColumn("a")], rows: [["\u{0}\u{7}\u{7F}\u{9B}é"]])
    #expect(controls.tabSeparated() == "\\x00\\x07\\x7F\\x9Bé\n")
  }

  @Test func commaSeparatedHasHeadingsAndNoFormulas() {
    let table = Table(columns: [TableColumn("a"), TableColumn("=b")], rows: [["=1", "x,y"]])
    #expect(table.commaSeparated() == "a,'=b\r\n'=1,\"x,y\"\r\n")
  }

  @Test func markdown() {
    let table = Table(
      columns: [TableColumn("A|B"), TableColumn("N", alignment: .trailing)],
      rows: [["<x>\n", "1"], ["é"]])
    #expect(table.markdown() == "| A\\|B | N |\n| --- | ---: |\n| &lt;x&gt;\\n | 1 |\n| é |  |\n")
  }

  @Test func plainLines() {
    #expect(
      Self.table.plain() == """
        Case: C-2041
        Name: Maria Gonzalez
        Age: 7
        Place last seen: Tapachula, near the river

        Case: C-2042
        Name: 田中花子
        Age: 12
        Place last seen: Nairobi

        Case: C-2043
        Name: ␛[2Jx
          y
        Age: 100

        """)
  }

  @Test func rightToLeftCellsAreIsolated() {
    let table = Table(columns: [TableColumn("Name"), TableColumn("N")], rows: [["فاطمة", "1"]])
    #expect(table.text(width: 40) == "Name   N\n\u{2068}فاطمة\u{2069}  1\n")
  }

  @Test func emptyTables() {
    #expect(Table(columns: []).text(width: 80) == "")
    #expect(Table(columns: [TableColumn("A")]).text(width: 80) == "A\n")
    #expect(Table(columns: [TableColumn("A")]).plain() == "")
  }
}
