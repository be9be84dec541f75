/// The name of an element. Only these can be written: none of them runs a program, loads a file or
/// leads to another page, whatever is put into it.
public struct MarkupTag: Hashable, Sendable {
  let name: String
  /// Whether it stands inside a line, so that no white space may be put beside it.
  let isInline: Bool
  /// Whether it never has content.
  let isVoid: Bool

  init(_ name: StaticString, inline: Bool = false, void: Bool = false) {
    self.name = "\(name)"
    isInline = inline
    isVoid = void
  }

  // Written by a page only.
  static let html = MarkupTag("html")
  static let head = MarkupTag("head")
  static let body = MarkupTag("body")
  static let meta = MarkupTag("meta", void: true)
  static let style = MarkupTag("style")
  static let pageTitle = MarkupTag("title")

  /// A part of a page.
  public static let section = MarkupTag("section")
  /// What the page is about.
  public static let main = MarkupTag("main")
  /// The head of a page or part.
  public static let header = MarkupTag("header")
  /// The foot of a page or part.
  public static let footer = MarkupTag("footer")
  /// A box.
  public static let div = MarkupTag("div")
  /// A heading of the page.
  public static let h1 = MarkupTag("h1")
  /// A heading of a part.
  public static let h2 = MarkupTag("h2")
  /// A heading below it.
  public static let h3 = MarkupTag("h3")
  /// A paragraph.
  public static let p = MarkupTag("p")
  /// A list.
  public static let ul = MarkupTag("ul")
  /// A numbered list.
  public static let ol = MarkupTag("ol")
  /// An entry of a list.
  public static let li = MarkupTag("li")
  /// A list of terms.
  public static let dl = MarkupTag("dl")
  /// A term.
  public static let dt = MarkupTag("dt")
  /// What a term means.
  public static let dd = MarkupTag("dd")
  /// Words of somebody else.
  public static let blockquote = MarkupTag("blockquote")
  /// A picture with its caption.
  public static let figure = MarkupTag("figure")
  /// The caption of a picture.
  public static let figcaption = MarkupTag("figcaption")
  /// A table.
  public static let table = MarkupTag("table")
  /// The caption of a table.
  public static let caption = MarkupTag("caption")
  /// The head of a table.
  public static let thead = MarkupTag("thead")
  /// The rows of a table.
  public static let tbody = MarkupTag("tbody")
  /// A row.
  public static let tr = MarkupTag("tr")
  /// A heading cell.
  public static let th = MarkupTag("th")
  /// A cell.
  public static let td = MarkupTag("td")
  /// A stretch of a line.
  public static let span = MarkupTag("span", inline: true)
  /// Text whose direction does not disturb what stands beside it.
  public static let bdi = MarkupTag("bdi", inline: true)
  /// Important text.
  public static let strong = MarkupTag("strong", inline: true)
  /// A line break.
  public static let br = MarkupTag("br", inline: true, void: true)

  /// A drawing.
  public static let svg = MarkupTag("svg")
  /// The name of a drawing or shape, for screen readers.
  public static let title = MarkupTag("title")
  /// The description of a drawing.
  public static let desc = MarkupTag("desc")
  /// Shapes that belong together.
  public static let g = MarkupTag("g")
  /// A straight line.
  public static let line = MarkupTag("line", void: true)
  /// A rectangle.
  public static let rect = MarkupTag("rect", void: true)
  /// A circle.
  public static let circle = MarkupTag("circle", void: true)
  /// A closed shape with straight sides.
  public static let polygon = MarkupTag("polygon", void: true)
  /// Straight lines one after the other.
  public static let polyline = MarkupTag("polyline", void: true)
  /// Text in a drawing.
  public static let text = MarkupTag("text")
}

/// The name of an attribute. None of them names a file, an address or a program.
public struct MarkupAttribute: Hashable, Sendable {
  let name: String

  init(_ name: StaticString) { self.name = "\(name)" }

  static let charset = MarkupAttribute("charset")
  static let httpEquiv = MarkupAttribute("http-equiv")
  static let content = MarkupAttribute("content")
  static let metaName = MarkupAttribute("name")
  static let namespace = MarkupAttribute("xmlns")

  /// Names of the style rules that apply.
  public static let `class` = MarkupAttribute("class")
  /// A name for `labelledBy`.
  public static let id = MarkupAttribute("id")
  /// The language of the content (BCP 47).
  public static let lang = MarkupAttribute("lang")
  /// `ltr`, `rtl` or `auto`.
  public static let dir = MarkupAttribute("dir")
  /// What it is for assistive programs.
  public static let role = MarkupAttribute("role")
  /// Which element names it.
  public static let labelledBy = MarkupAttribute("aria-labelledby")
  /// Its name for assistive programs.
  public static let label = MarkupAttribute("aria-label")
  /// `true` when assistive programs pass over it.
  public static let hidden = MarkupAttribute("aria-hidden")
  /// What a heading cell heads: `col` or `row`.
  public static let scope = MarkupAttribute("scope")
  /// Columns a cell spans.
  public static let colspan = MarkupAttribute("colspan")
  /// The part of the drawing that is shown.
  public static let viewBox = MarkupAttribute("viewBox")
  /// Width.
  public static let width = MarkupAttribute("width")
  /// Height.
  public static let height = MarkupAttribute("height")
  /// Horizontal place.
  public static let x = MarkupAttribute("x")
  /// Vertical place.
  public static let y = MarkupAttribute("y")
  /// Horizontal place of the beginning.
  public static let x1 = MarkupAttribute("x1")
  /// Vertical place of the beginning.
  public static let y1 = MarkupAttribute("y1")
  /// Horizontal place of the end.
  public static let x2 = MarkupAttribute("x2")
  /// Vertical place of the end.
  public static let y2 = MarkupAttribute("y2")
  /// Horizontal place of the middle.
  public static let cx = MarkupAttribute("cx")
  /// Vertical place of the middle.
  public static let cy = MarkupAttribute("cy")
  /// Radius.
  public static let r = MarkupAttribute("r")
  /// Rounding of corners.
  public static let rx = MarkupAttribute("rx")
  /// Corners, as `x,y x,y`.
  public static let points = MarkupAttribute("points")
  /// Which end of a text its place is: `start`, `middle` or `end`.
  public static let anchor = MarkupAttribute("text-anchor")
}
