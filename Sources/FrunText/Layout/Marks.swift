/// Small drawings made of characters: bars and sparklines.
///
/// They only repeat what a number beside them says, so a screen reader loses nothing.
public enum Marks {
  /// Returns a bar of `width` columns filled to `fraction` (0…1, values outside are clamped).
  ///
  /// Unicode bars are exact to an eighth of a column; ASCII bars are made of `#` and `.`. A
  /// fraction that is not a number gives an empty bar.
  public static func bar(
    _ fraction: Double, width: Int, repertoire: Repertoire = .unicode
  ) -> String {
    guard width > 0 else { return "" }
    let width = min(width, 1_000)
    let share = fraction.isNaN ? 0 : min(1, max(0, fraction))
    if repertoire == .ascii {
      let full = Int((share * Double(width)).rounded())
      return String(repeating: "#", count: full) + String(repeating: ".", count: width - full)
    }
    let eighths = Int((share * Double(width) * 8).rounded())
    let parts: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    var text = String(repeating: "█", count: eighths / 8)
    if eighths % 8 > 0 { text.append(parts[eighths % 8 - 1]) }
    return Fitting.pad(text, to: width)
  }

  /// Returns one character per value, its height the value's place between 0 and the largest.
  ///
  /// Values that are negative or not numbers are drawn as a space; at most 1,000 are drawn.
  public static func sparkline(_ values: [Double], repertoire: Repertoire = .unicode) -> String {
    let steps: [Character] =
      repertoire == .unicode
      ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : ["_", ".", "-", "=", "+", "*", "#", "@"]
    let drawn = values.prefix(1_000)
    let top = drawn.filter { $0.isFinite && $0 > 0 }.max() ?? 0
    var text = ""
    for value in drawn {
      guard value.isFinite, value >= 0 else {
        text.append(" ")
        continue
      }
      let share = top > 0 ? value / top : 0
      text.append(steps[min(steps.count - 1, Int(share * Double(steps.count - 1) + 0.5))])
    }
    return text
  }
}
