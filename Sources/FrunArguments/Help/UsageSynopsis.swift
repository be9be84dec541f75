import FrunText

/// The one-line synopsis of a command: `frun case list [--mine] [<options>] <case>`.
///
/// Notation: `<placeholder>`, `[optional]`, `{a | b}`, `...` for what can be repeated.
struct UsageSynopsis {
  /// With more options than this, they collapse to `[options]`.
  static let mostOptions = 12

  private let pieces: [String]

  /// Creates the synopsis of the last command of a chain that begins with the root.
  init(chain: [CommandSpec]) {
    let command = chain.last
    var pieces = [chain.map(\.name).joined(separator: " ")]
    let options = (command?.options ?? []).filter { !$0.isHidden && $0.deprecated == nil }
    if options.count > Self.mostOptions {
      pieces += options.filter(\.isRequired).map { Self.piece($0) }
      pieces.append("[options]")
    } else {
      var grouped: Set<String> = []
      for option in options {
        guard !grouped.contains(option.name) else { continue }
        let rule = command?.rules.first {
          ($0.kind == .exclusive || $0.kind == .exactlyOne) && $0.options.contains(option.name)
        }
        let members = options.filter { rule?.options.contains($0.name) ?? false }
        if let rule, members.count > 1 {
          grouped.formUnion(members.map(\.name))
          let inner = members.map { Self.bare($0) }.joined(separator: " | ")
          pieces.append(rule.kind == .exclusive ? "[\(inner)]" : "{\(inner)}")
        } else {
          pieces.append(Self.piece(option))
        }
      }
    }
    if command?.isGroup == true { pieces.append("<command>") }
    pieces += (command?.positionals ?? []).map { Self.piece($0) }
    self.pieces = pieces
  }

  /// The synopsis as one line.
  var line: String { pieces.joined(separator: " ") }

  /// The synopsis wrapped between its pieces, with a text in front of the first line and the
  /// later lines indented by four columns more than it starts.
  func lines(width: Int, lead: String) -> [String] {
    let hanging = (lead.allSatisfy { $0 == " " } ? lead.count : 0) + 4
    var lines: [String] = []
    var line = lead
    var isEmpty = true
    for piece in pieces {
      let columns = DisplayWidth.of(line) + DisplayWidth.of(piece) + (isEmpty ? 0 : 1)
      if !isEmpty, columns > width {
        lines.append(line)
        line = String(repeating: " ", count: hanging)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + piece
      isEmpty = false
    }
    return lines + [line]
  }

  private static func piece(_ option: OptionSpec) -> String {
    let dots =
      option.repetition == .once || option.repetition == .commaSeparated ? "" : "..."
    return option.isRequired ? bare(option) + dots : "[\(bare(option))]" + dots
  }

  private static func piece(_ argument: PositionalSpec) -> String {
    let name = "<\(argument.name)>" + (argument.isRepeating ? "..." : "")
    return argument.isRequired ? name : "[\(name)]"
  }

  private static func bare(_ option: OptionSpec) -> String {
    let name = option.isInvertible ? "--[no-]\(option.name)" : "--\(option.name)"
    guard let value = option.value else { return name }
    let more = option.repetition == .commaSeparated ? ",..." : ""
    return option.bareValue == nil
      ? "\(name) <\(value.name)>\(more)" : "\(name)[=<\(value.name)>]"
  }
}

extension CommandSpec {
  /// Returns the one-line usage of the command at a path below this root, as in
  /// `frun case list [--mine] <case>`; nil when the path is unknown.
  public func usage(of path: [String]) -> String? {
    commands(along: path).map { UsageSynopsis(chain: $0).line }
  }
}
