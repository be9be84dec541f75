/// A page that needs nothing beside itself: no script, no picture from elsewhere, no type face to
/// load. It shows the same without a network, and its policy forbids the browser to ask for one.
public struct HTMLPage: Sendable {
  /// What the window is called.
  public var title: String
  /// The language of the page (BCP 47).
  public var language: String
  /// Whether the page runs from right to left.
  public var isRightToLeft: Bool
  /// How it looks, in parts. Holds no `<` and no `&`.
  public var styles: [StaticString]
  /// What it shows.
  public var body: [Markup]

  /// A page.
  public init(
    title: String, language: String, isRightToLeft: Bool = false, styles: [StaticString],
    body: [Markup]
  ) {
    self.title = title
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.styles = styles
    self.body = body
  }

  /// Nothing is loaded, run, sent or framed; styles of the page itself apply.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

  /// The page in UTF-8, as HTML that is well-formed XML too.
  public var bytes: [UInt8] {
    var writer = opened
    writer.breakLine(1)
    writer.write(Markup(.body, [:], body), level: 1)
    writer.breakLine(0)
    writer.close(.html)
    return Array(("<!DOCTYPE html>\n" + writer.text + "\n").utf8)
  }

  /// Emits the same page in pieces: ``body``, and after it what `sections` hands over, one element at
  /// a time, so that a page of thousands of records is never held as a whole.
  public func write(
    _ emit: @escaping ([UInt8]) throws -> Void, sections: ((Markup) throws -> Void) throws -> Void
  ) throws {
    var writer = opened
    writer.breakLine(1)
    writer.open(.body, [])
    try emit(Array(("<!DOCTYPE html>\n" + writer.text).utf8))
    func put(_ piece: Markup) throws {
      var writer = MarkupWriter()
      writer.breakLine(2)
      writer.write(piece, level: 2)
      try emit(Array(writer.text.utf8))
    }
    for piece in body { try put(piece) }
    try sections(put)
    var end = MarkupWriter()
    end.breakLine(1)
    end.close(.body)
    end.breakLine(0)
    end.close(.html)
    try emit(Array((end.text + "\n").utf8))
  }

  /// The page up to the end of its head.
  private var opened: MarkupWriter {
    var writer = MarkupWriter()
    writer.open(
      .html,
      [
        .init(name: .namespace, value: "http://www.w3.org/1999/xhtml"),
        .init(name: .lang, value: language),
        .init(name: .dir, value: isRightToLeft ? "rtl" : "ltr"),
      ])
    writer.breakLine(1)
    writer.open(.head, [])
    let metas: [[Markup.Attribute]] = [
      [.init(name: .charset, value: "utf-8")],
      [
        .init(name: .httpEquiv, value: "Content-Security-Policy"),
        .init(name: .content, value: Self.policy),
      ],
      [.init(name: .metaName, value: "referrer"), .init(name: .content, value: "no-referrer")],
      [
        .init(name: .metaName, value: "viewport"),
        .init(name: .content, value: "width=device-width, initial-scale=1"),
      ],
    ]
    for attributes in metas {
      writer.breakLine(2)
      writer.write(.element(.meta, attributes, []))
    }
    writer.breakLine(2)
    writer.write(Markup(.pageTitle, [:], title))
    for style in styles {
      writer.breakLine(2)
      writer.writeStyle(style, level: 2)
    }
    writer.breakLine(1)
    writer.close(.head)
    return writer
  }
}
