import FrunText

/// One line on standard error that tells how far a long operation is.
///
/// On a terminal: nothing before 200 ms, at most ten updates a second, cleared
/// at the end. Elsewhere: one line for each phase, so that a log stays short.
/// `quiet` silences both.
package final class ProgressLine {
  private let sink: any ByteSink
  private let isTerminal: Bool
  private let isQuiet: Bool
  private let columns: Int
  private let milliseconds: () -> Int64
  private let began: Int64
  private var phaseBegan: (phase: String, at: Int64)?
  private var lastDrawn: Int64?
  private var lastPhase: String?

  /// - Parameters:
  ///   - columns: cells in a row of the terminal.
  ///   - milliseconds: a clock that never runs backwards.
  package init(
    sink: any ByteSink, isTerminal: Bool, isQuiet: Bool, columns: Int,
    milliseconds: @escaping () -> Int64
  ) {
    self.sink = sink
    self.isTerminal = isTerminal
    self.isQuiet = isQuiet
    self.columns = columns
    self.milliseconds = milliseconds
    began = milliseconds()
  }

  /// Says that `done` of `total` steps of `phase` are finished.
  ///
  /// - Parameters:
  ///   - phase: short and clean of control characters, such as "checking".
  ///   - total: nil when it is not known.
  ///   - isBytes: whether bytes are counted; the rate and the time left are shown then.
  package func update(
    phase: String, done: Int, total: Int?, isBytes: Bool = false
  ) throws(StreamError) {
    guard !isQuiet else { return }
    guard isTerminal else {
      if phase != lastPhase { try sink.write("\(phase)\n") }
      lastPhase = phase
      return
    }
    let now = milliseconds()
    if phaseBegan?.phase != phase { phaseBegan = (phase, now) }
    guard now - began >= 200 else { return }
    if let lastDrawn, now - lastDrawn < 100 { return }
    lastDrawn = now
    // One cell short of the edge: a full row would make the terminal wrap.
    let elapsed = now - (phaseBegan?.at ?? began)
    let text =
      isBytes
      ? ByteProgressText.text(phase, done, total, milliseconds: elapsed)
      : Self.text(phase, done, total)
    let fitting = Fitting.prefix(of: text, columns: columns - 1)
    try sink.write("\r\u{1B}[K" + fitting)
    try sink.flush()
  }

  /// Removes the line.
  package func finish() throws(StreamError) {
    guard lastDrawn != nil else { return }
    lastDrawn = nil
    try sink.write("\r\u{1B}[K")
    try sink.flush()
  }

  static func text(_ phase: String, _ done: Int, _ total: Int?) -> String {
    guard let total, total > 0 else { return done > 0 ? "\(phase) \(done)" : "\(phase) …" }
    let share = min(max(done, 0), total)
    return "\(phase) \(share)/\(total) (\(Int(Double(share) / Double(total) * 100)) %)"
  }
}
