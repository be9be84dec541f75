/// A drawing: part of a page, or a file of its own.
public struct SVGDrawing: Hashable, Sendable {
  /// What it is called by screen readers.
  public var title: String
  /// What can be seen on it, in words; nil when the title says all.
  public var words: String?
  /// Width, in units of which 96 are an inch.
  public var width: Int
  /// Height, in the same units.
  public var height: Int
  /// What is drawn, the first below.
  public var shapes: [Markup]

  /// A drawing.
  public init(
    title: String, words: String? = nil, width: Int, height: Int, shapes: [Markup]
  ) {
    self.title = title
    self.words = words
    self.width = width
    self.height = height
    self.shapes = shapes
  }

  private static let namespace = "http://www.w3.org/2000/svg"

  private var content: [Markup] {
    [Markup(.title, [:], title)] + (words.map { [Markup(.desc, [:], $0)] } ?? []) + shapes
  }

  private var attributes: [Markup.Attribute] {
    [
      .init(name: .namespace, value: Self.namespace),
      .init(name: .viewBox, value: "0 0 \(width) \(height)"),
      .init(name: .width, value: "\(width)"), .init(name: .height, value: "\(height)"),
      .init(name: .role, value: "img"), .init(name: .label, value: title),
    ]
  }

  /// The drawing as a part of a page, whose style rules apply to it.
  public var markup: Markup { .element(.svg, attributes, content) }

  /// The drawing as a file of its own in UTF-8.
  ///
  /// - Parameter style: how it looks. Holds no `<` and no `&`.
  public func bytes(style: StaticString) -> [UInt8] {
    var writer = MarkupWriter()
    writer.open(.svg, attributes)
    writer.breakLine(1)
    writer.writeStyle(style, level: 1)
    for piece in content {
      writer.breakLine(1)
      writer.write(piece, level: 1)
    }
    writer.breakLine(0)
    writer.close(.svg)
    return Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + writer.text + "\n").utf8)
  }
}
