extension QRCode {
  /// The symbol as lines of a terminal, with its quiet zone.
  ///
  /// With Unicode a line shows two rows of modules as half blocks, so a symbol of 33 modules is 41
  /// columns wide and 21 lines high; without, every module is two characters wide.
  ///
  /// - Parameters:
  ///   - repertoire: what the terminal can show.
  ///   - onDark: whether light letters stand on a dark ground, so that what is light is drawn.
  public func lines(_ repertoire: Repertoire = .unicode, onDark: Bool = true) -> [String] {
    let zone = Self.quietZone
    let columns = -zone..<size + zone
    func drawn(_ column: Int, _ row: Int) -> Bool {
      // Below the last row lies the terminal's own ground: nothing is drawn there.
      row < size + zone && self[column, row] != onDark
    }
    if repertoire == .ascii {
      return columns.map { row in columns.map { drawn($0, row) ? "##" : "  " }.joined() }
    }
    return stride(from: columns.lowerBound, to: columns.upperBound, by: 2).map { row in
      columns.map { column in
        switch (drawn(column, row), drawn(column, row + 1)) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      }.joined()
    }
  }

  /// The symbol as shapes of a drawing, with its quiet zone: a light ground (style `qr-light`) and
  /// dark bars (style `qr-dark`), one for each run of dark modules in a row.
  ///
  /// - Parameters:
  ///   - x: the left edge of the quiet zone.
  ///   - y: the top edge of the quiet zone.
  ///   - module: the side of one module; 4 units are a millimetre, which a phone reads easily.
  public func shapes(x: Int, y: Int, module: Int = 4) -> Markup {
    let side = side(module: module)
    var shapes = [bar(x, y, side, side, "qr-light")]
    for row in 0..<size {
      var column = 0
      while column < size {
        guard let start = (column..<size).first(where: { self[$0, row] }) else { break }
        let end = (start..<size).first { !self[$0, row] } ?? size
        shapes.append(
          bar(
            x + (start + Self.quietZone) * module, y + (row + Self.quietZone) * module,
            (end - start) * module, module, "qr-dark"))
        column = end
      }
    }
    return Markup(.g, [.hidden: "true"], shapes)
  }

  /// The width and height of the shapes, quiet zone and all.
  public func side(module: Int = 4) -> Int { (size + 2 * Self.quietZone) * module }

  /// The symbol as a drawing of its own.
  ///
  /// - Parameters:
  ///   - title: what it is called by screen readers.
  ///   - module: the side of one module.
  public func drawing(title: String, module: Int = 4) -> SVGDrawing {
    SVGDrawing(
      title: title, width: side(module: module), height: side(module: module),
      shapes: [shapes(x: 0, y: 0, module: module)])
  }

  /// How shapes look, for a drawing's or a page's style.
  public static let style: StaticString = ".qr-light{fill:#fff}.qr-dark{fill:#000}"

  private func bar(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ style: String) -> Markup {
    Markup(
      .rect,
      [.class: style, .x: "\(x)", .y: "\(y)", .width: "\(width)", .height: "\(height)"])
  }
}
