/// A QR Code symbol: a square of dark and light modules that a phone reads as text.
///
/// Source: ISO/IEC 18004:2015, model 2. The whole text stands in one segment: alphanumeric when its
/// characters allow it, bytes (UTF-8) otherwise. The smallest symbol that holds it is chosen, and
/// of the eight masks the one that the standard's penalty finds easiest to read.
public struct QRCode: Hashable, Sendable {
  /// Modules along one side, without the quiet zone: 21 to 177.
  public let size: Int
  /// Every module, row by row; true is dark.
  private let modules: [Bool]

  /// Modules of light space that must surround a symbol on every side.
  public static let quietZone = 4

  /// How much of a symbol may be dirty or torn and still be read.
  public enum Correction: Int, Hashable, Sendable, CaseIterable {
    /// About 7 of 100 code words.
    case low
    /// About 15 of 100.
    case medium
    /// About 25 of 100.
    case quartile
    /// About 30 of 100.
    case high
  }

  /// A text that no symbol holds.
  public struct TooLong: Error, Hashable, Sendable {
    /// Bytes of the text in UTF-8.
    public let bytes: Int
  }

  /// The symbol of a text.
  ///
  /// - Parameters:
  ///   - text: what a reader shows; 4,296 letters or 2,953 bytes at most, fewer with more correction.
  ///   - correction: the damage the symbol survives; a person holds the paper, so medium by default.
  /// - Throws: `TooLong`.
  public init(_ text: String, correction: Correction = .medium) throws(TooLong) {
    let segment = QRSegment(text)
    guard let version = QRVersion.smallest(for: segment, correction) else {
      throw TooLong(bytes: text.utf8.count)
    }
    var grid = QRGrid(version)
    grid.place(version.codewords(of: segment, correction))
    grid.maskForReading(correction)
    size = grid.size
    modules = grid.dark
  }

  /// Whether the module is dark. Outside of the symbol all is light, as the quiet zone is.
  ///
  /// - Parameters:
  ///   - column: from the left, from 0.
  ///   - row: from the top, from 0.
  public subscript(column: Int, row: Int) -> Bool {
    guard (0..<size).contains(column), (0..<size).contains(row) else { return false }
    return modules[row * size + column]
  }
}
