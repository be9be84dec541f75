/// One record as labelled lines, for showing a single case or person.
///
/// ```
/// Case         C-2041
/// Last seen    Tapachula, near the river,
///              on 3 March
/// ```
public struct FieldList: Sendable, Hashable {
  /// One labelled value, or a heading above the fields that follow.
  public enum Line: Sendable, Hashable {
    /// A label and its value; an empty value is shown as a dash.
    case field(label: String, value: String)
    /// A heading; an empty line is put before it.
    case heading(String)
  }

  /// The lines in order.
  public var lines: [Line]

  /// Creates a list.
  public init(_ lines: [Line] = []) { self.lines = lines }

  /// Appends a field.
  public mutating func add(_ label: String, _ value: String) {
    lines.append(.field(label: label, value: value))
  }

  /// Appends a heading.
  public mutating func addHeading(_ text: String) { lines.append(.heading(text)) }

  /// Returns aligned text for a terminal of `width` columns, each line with `\n`.
  ///
  /// Values pass the sanitiser and are wrapped, never cut. `decorate` may colour labels and
  /// headings after they were measured.
  public func text(
    width: Int, sanitizer: Sanitizer = Sanitizer(), decorate: (String) -> String = { $0 }
  ) -> String {
    let labels = lines.compactMap { line in
      if case .field(let label, _) = line { DisplayWidth.of(sanitizer.line(label)) } else { nil }
    }
    // On a narrow screen a third for the label leaves room to read the value.
    let column = min(labels.max() ?? 0, 24, max(4, width / 3))
    let room = max(4, width - column - 2)
    var text = ""
    for line in lines {
      switch line {
      case .heading(let heading):
        text += (text.isEmpty ? "" : "\n") + decorate(sanitizer.line(heading)) + "\n"
      case .field(let label, let value):
        let cut = sanitizer.line(label, columns: column)
        let body = value.isEmpty ? "-" : sanitizer.block(value)
        let wrapped = Wrapping(width: room).lines(of: body)
        let gap = String(repeating: " ", count: max(0, column - DisplayWidth.of(cut)) + 2)
        let margin = String(repeating: " ", count: column + 2)
        text += decorate(cut) + gap + wrapped.joined(separator: "\n" + margin) + "\n"
      }
    }
    return text
  }

  /// Returns `label: value` lines for screen readers; headings stand on a line of their own.
  public func plain(sanitizer: Sanitizer = Sanitizer(isolatesRightToLeft: false)) -> String {
    var text = ""
    for line in lines {
      switch line {
      case .heading(let heading):
        text += (text.isEmpty ? "" : "\n") + sanitizer.line(heading) + "\n"
      case .field(let label, let value):
        text += PlainLines([(key: label, value: value)], sanitizer: sanitizer).text
      }
    }
    return text
  }
}
