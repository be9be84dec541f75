/// Why an archive was not written or not taken in.
///
/// Places name entries of the closed list of the format, line numbers or offsets; neither place nor
/// detail ever holds contents, personal names or paths of the user's disk.
package struct ExchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The rule that was broken, as a stable code.
  package let code: ExchangeCode

  /// Where: an entry of the archive, a line, an offset.
  package let place: String?

  /// One sentence for support, beyond the sentence of the code.
  package let detail: String?

  /// Makes an error.
  package init(_ code: ExchangeCode, at place: String? = nil, detail: String? = nil) {
    self.code = code
    self.place = place
    self.detail = detail
  }

  /// `family.code: sentence (place; detail)`.
  package var description: String {
    let more = [place, detail].compactMap { $0 }.joined(separator: "; ")
    return "\(code.rawValue): \(code.sentence)" + (more.isEmpty ? "" : " (\(more))")
  }
}
