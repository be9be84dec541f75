import FrunText
import Testing

@Suite("Markup")
struct MarkupTests {
  private func page(_ body: [Markup]) -> String {
    String(
      decoding: HTMLPage(title: "T", language: "en", styles: ["p { margin: 0 }"], body: body).bytes,
      as: UTF8.self)
  }

  /// What stands between `<body>` and `</body>`.
  private func body(_ body: [Markup]) -> String {
    let text = page(body)
    let after = text.split(separator: "<body>", maxSplits: 1).last ?? ""
    return String(after.split(separator: "</body>").first ?? "")
  }

  @Test(
    "a text can never become markup",
    arguments: [
      "<script>alert(1)</script>", "</p><img src=x onerror=alert(1)>", "a & b &lt; c",
      "\" onclick=\"alert(1)", "' onload='x", "<!-- x", "]]>", "</style><script>", "\u{0}<\u{1}b>",
      "javascript:alert(1)", "\u{FFFE}<\u{202E}a>",
    ])
  func hostile(text: String) {
    let shown = body([
      Markup(.p, [.class: text, .label: text], [.text(text), .value(text)])
    ])
    // Between the tags that the program wrote nothing opens or closes one.
    let tags = shown.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map {
      $0.prefix { $0 != " " && $0 != ">" }
    }
    #expect(tags == ["p", "bdi", "/bdi", "/p"])
    // The two attributes have four quotation marks, and no text adds one.
    let opening = shown.prefix { $0 != ">" }
    #expect(opening.count { $0 == "\"" } == 4)
    #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("direction controls do not reach beyond their text")
  func directions() {
    let shown = body([Markup(.p, [:], [.value("\u{202E}abc"), .value("\u{2069}def")])])
    #expect(shown.contains("<bdi>\u{202E}abc\u{202C}</bdi><bdi>def</bdi>"))
  }

  @Test("nothing is asked from anywhere: the policy forbids it and no attribute could")
  func policy() {
    let text = page([])
    #expect(text.contains("content=\"default-src 'none'; style-src 'unsafe-inline';"))
    #expect(!text.contains("href"))
    #expect(!text.contains("src=\""))
  }

  @Test("text keeps its white space; elements stand on lines of their own")
  func layout() {
    let list = Markup(
      .ul, [:], [Markup(.li, [:], "one"), Markup(.li, [:], [.text("two "), .value("أمينة")])])
    #expect(
      body([list])
        == "\n    <ul>\n      <li>one</li>\n      <li>two <bdi>أمينة</bdi></li>\n    </ul>\n  ")
  }

  @Test("a drawing as a file and in a page")
  func drawing() {
    let drawing = SVGDrawing(
      title: "A & B", words: "two", width: 10, height: 20,
      shapes: [
        .line(0, 0, 1, 1, class: "l"), .rect(0, 0, 2, 3, class: "r"), .circle(5, 5, 2, class: "c"),
        .polygon([(0, 0), (1, 1)], class: "p"), .polyline([(0, 0), (2, 1)], class: "p"),
        .drawn("<زهرا>", x: 1, y: 2, anchor: "middle"),
      ])
    let file = String(decoding: drawing.bytes(style: ".l { stroke: black }"), as: UTF8.self)
    #expect(
      file == """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20" width="10" height="20" role="img" aria-label="A &amp; B">
          <style>
            .l { stroke: black }
          </style>
          <title>A &amp; B</title>
          <desc>two</desc>
          <line x1="0" y1="0" x2="1" y2="1" class="l"/>
          <rect x="0" y="0" width="2" height="3" rx="0" class="r"/>
          <circle cx="5" cy="5" r="2" class="c"/>
          <polygon points="0,0 1,1" class="p"/>
          <polyline points="0,0 2,1" class="p"/>
          <text x="1" y="2" text-anchor="middle" class="t">&lt;زهرا&gt;</text>
        </svg>

        """)
    #expect(page([drawing.markup]).contains("<svg xmlns"))
  }
}
