/// How far a copy is, as people read it: `writing 340 MB of 1.0 GB (34 %), 210 MB/s, 3 s left`.
enum ByteProgressText {
  /// - Parameter milliseconds: since the phase began.
  static func text(_ phase: String, _ done: Int, _ total: Int?, milliseconds: Int64) -> String {
    let done = max(0, done)
    var text = "\(phase) \(size(done))"
    if let total, total > 0 {
      let share = min(done, total)
      text += " of \(size(total)) (\(Int(Double(share) / Double(total) * 100)) %)"
    }
    // A rate measured over a moment is a guess that jumps about.
    guard milliseconds >= 500, done > 0 else { return text }
    let rate = Double(done) / Double(milliseconds) * 1000
    text += ", \(size(Int(rate)))/s"
    if let total, total > done, rate >= 1 {
      text += ", \(duration(Int((Double(total - done) / rate).rounded(.up)))) left"
    }
    return text
  }

  /// Three digits at most and a unit of 1,000 bytes, as on the label of a stick.
  static func size(_ bytes: Int) -> String {
    var value = Double(bytes)
    for unit in ["B", "kB", "MB", "GB"] {
      if value < 999.5 || unit == "GB" {
        if value >= 9.95 || unit == "B" { return "\(Int(value.rounded())) \(unit)" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(unit)"
      }
      value /= 1000
    }
    return "\(bytes) B"
  }

  static func duration(_ seconds: Int) -> String {
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
  }
}
