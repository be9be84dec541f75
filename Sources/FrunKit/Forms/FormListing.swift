/// One form in the list of forms.
public struct FormListing: Codable, Sendable, Hashable {
  /// Where a form comes from.
  public enum Origin: String, Codable, Sendable, Hashable, CaseIterable {
    /// Shipped with the program.
    case shipped
    /// The office's own.
    case office
  }

  /// Identifier: the folder name and the `form_id` of its settings.
  public var id: String
  /// Title from the settings.
  public var title: String
  /// Version from the settings.
  public var version: String
  /// Where it comes from.
  public var origin: Origin
  /// Languages of its labels, as written in its headings.
  public var languages: [String]

  /// A listing.
  public init(
    id: String, title: String, version: String, origin: Origin, languages: [String] = []
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.origin = origin
    self.languages = languages
  }
}

/// The files of one form, unread.
public struct FormSource: Codable, Sendable, Hashable {
  /// Identifier.
  public var id: String
  /// Where it comes from.
  public var origin: FormListing.Origin
  /// Contents by file name: `survey.csv`, `choices.csv`, `settings.csv`,
  /// `entities.csv`; or one `.csv` or `.md`
  /// file; or the unpacked parts of a workbook, such as `xl/workbook.xml`.
  public var files: [String: [UInt8]]

  /// A source.
  public init(id: String, origin: FormListing.Origin, files: [String: [UInt8]]) {
    self.id = id
    self.origin = origin
    self.files = files
  }
}
