/// A piece of an HTML or SVG document.
///
/// There is no way to put markup in as text: a text is always written as characters, and elements
/// and attributes come from lists. So a name or a note that holds `<script>` shows `<script>`.
public indirect enum Markup: Hashable, Sendable {
  /// Characters.
  case text(String)
  /// An element with its attributes, in the order they are written, and its content.
  case element(MarkupTag, [Attribute], [Markup])
  /// Several pieces, one after the other.
  case fragment([Markup])

  /// An attribute with its value.
  public struct Attribute: Hashable, Sendable {
    let name: MarkupAttribute
    let value: String
  }

  /// An element.
  public init(
    _ tag: MarkupTag, _ attributes: KeyValuePairs<MarkupAttribute, String> = [:],
    _ content: [Markup] = []
  ) {
    self = .element(tag, attributes.map { Attribute(name: $0.key, value: $0.value) }, content)
  }

  /// An element that holds a text of the program, in the language of the page.
  public init(
    _ tag: MarkupTag, _ attributes: KeyValuePairs<MarkupAttribute, String> = [:], _ text: String
  ) {
    self.init(tag, attributes, [.text(text)])
  }

  /// A text that a person wrote, in whatever script: it takes its direction from its own letters
  /// and does not disturb what stands beside it.
  public static func value(_ text: String) -> Markup { Markup(.bdi, [:], text) }
}

extension Markup {
  /// Most columns of a line of text in a drawing before it is cut.
  private static let widest = 400

  /// A text in a drawing, its place at the baseline.
  ///
  /// - Parameter anchor: which end of the text the place is: `start`, `middle` or `end`.
  public static func drawn(
    _ text: String, x: Int, y: Int, anchor: String = "start", class style: String = "t"
  ) -> Markup {
    Markup(
      .text, [.x: "\(x)", .y: "\(y)", .anchor: anchor, .class: style],
      [.text(String(text.prefix(widest)))])
  }

  /// A straight line.
  public static func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, class style: String) -> Markup
  {
    Markup(
      .line, [.x1: "\(x1)", .y1: "\(y1)", .x2: "\(x2)", .y2: "\(y2)", .class: style])
  }

  /// A rectangle.
  public static func rect(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, rounding: Int = 0, class style: String
  ) -> Markup {
    Markup(
      .rect,
      [
        .x: "\(x)", .y: "\(y)", .width: "\(width)", .height: "\(height)", .rx: "\(rounding)",
        .class: style,
      ])
  }

  /// A circle.
  public static func circle(_ x: Int, _ y: Int, _ radius: Int, class style: String) -> Markup {
    Markup(.circle, [.cx: "\(x)", .cy: "\(y)", .r: "\(radius)", .class: style])
  }

  /// A closed shape.
  public static func polygon(_ corners: [(x: Int, y: Int)], class style: String) -> Markup {
    Markup(.polygon, [.points: points(corners), .class: style])
  }

  /// Lines from point to point.
  public static func polyline(_ corners: [(x: Int, y: Int)], class style: String) -> Markup {
    Markup(.polyline, [.points: points(corners), .class: style])
  }

  private static func points(_ corners: [(x: Int, y: Int)]) -> String {
    corners.map { "\($0.x),\($0.y)" }.joined(separator: " ")
  }
}
