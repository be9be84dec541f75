/// How one column of a table is headed, placed and sized.
public struct TableColumn: Sendable, Hashable {
  /// The heading, in sentence case.
  public var header: String
  /// On which side the cells stand.
  public var alignment: Alignment
  /// The fewest terminal columns it may be squeezed to.
  public var minimumWidth: Int
  /// The width below which other columns are left out before this one shrinks further, in terminal
  /// columns; nil for ``minimumWidth``. A name cut to four letters says nothing.
  public var readableWidth: Int?
  /// The most terminal columns it may take; nil for no bound.
  public var maximumWidth: Int?
  /// Where cells lose characters when they are cut.
  public var truncation: TruncationPlace
  /// How early the column is left out on a narrow screen: the highest first; 0 is never left out.
  public var dropPriority: Int

  /// Creates a column.
  public init(
    _ header: String, alignment: Alignment = .leading, minimumWidth: Int = 4,
    readableWidth: Int? = nil, maximumWidth: Int? = nil, truncation: TruncationPlace = .tail,
    dropPriority: Int = 0
  ) {
    self.header = header
    self.alignment = alignment
    self.minimumWidth = max(1, minimumWidth)
    self.readableWidth = readableWidth
    self.maximumWidth = maximumWidth
    self.truncation = truncation
    self.dropPriority = dropPriority
  }
}

/// Where in a table a piece of text stands, for colouring it.
public enum TablePlace: Sendable, Hashable {
  /// The heading of a column.
  case header(column: Int)
  /// The cell of a row (from 0) in a column (from 0).
  case cell(row: Int, column: Int)
}
