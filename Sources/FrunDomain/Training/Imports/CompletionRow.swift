/// Columns that tell who a line is about: headings as the file has them, any case.
public struct PersonColumns: Hashable, Sendable {
  /// Heading of the e-mail address.
  public var email: String?
  /// Heading of the staff number.
  public var staffNumber: String?
  /// Heading of the name, where the format does not fix it.
  public var name: String?
  /// Heading of the organisation.
  public var organisation: String?
  /// Heading of the country of work.
  public var country: String?
  /// Heading of the role.
  public var role: String?

  /// Columns.
  public init(
    email: String? = nil, staffNumber: String? = nil, name: String? = nil,
    organisation: String? = nil, country: String? = nil, role: String? = nil
  ) {
    self.email = email
    self.staffNumber = staffNumber
    self.name = name
    self.organisation = organisation
    self.country = country
    self.role = role
  }
}

/// What a line of a file says about a person, as written there.
public struct RowPerson: Hashable, Sendable {
  /// The name; learning systems may have altered it.
  public var name = ""
  /// The e-mail address.
  public var email: String?
  /// The staff number.
  public var staffNumber: String?
  /// The organisation.
  public var organisation: String?
  /// The country of work.
  public var country: String?
  /// The role.
  public var role: String?
}

/// One line of a file of completions.
public struct CompletionRow: Hashable, Sendable {
  /// What the line says.
  public enum Result: Hashable, Sendable {
    /// Completed on a day.
    case completed(CivilDate)
    /// Not completed.
    case open
    /// It cannot be told, and why.
    case rejected(String)
  }

  /// The line in the file, from 1.
  public let line: Int
  /// Who.
  public let person: RowPerson
  /// Code of the course, where the file says it.
  public let course: String?
  /// What.
  public let result: Result

  /// A line.
  public init(line: Int, person: RowPerson, course: String? = nil, result: Result) {
    self.line = line
    self.person = person
    self.course = course
    self.result = result
  }
}

/// Places of the columns that tell who a line is about.
struct PersonPlaces {
  private var places: [KeyPath<PersonColumns, String?>: Int] = [:]

  /// Looks the headings up.
  ///
  /// - Throws: ``DomainError`` that names the heading, which the person typed, when it is missing or
  ///   stands twice.
  init(_ columns: PersonColumns, in text: ReportText) throws(DomainError) {
    let all: [KeyPath<PersonColumns, String?>] = [
      \.email, \.staffNumber, \.name, \.organisation, \.country, \.role,
    ]
    for path in all {
      guard let heading = columns[keyPath: path] else { continue }
      places[path] = try text.column(heading)
    }
  }

  func person(_ cells: [String]) -> RowPerson {
    func cell(_ path: KeyPath<PersonColumns, String?>) -> String? {
      guard let place = places[path], place < cells.count, !cells[place].isEmpty else { return nil }
      return cells[place]
    }
    return RowPerson(
      name: cell(\.name) ?? "", email: cell(\.email), staffNumber: cell(\.staffNumber),
      organisation: cell(\.organisation), country: cell(\.country), role: cell(\.role))
  }
}

extension ReportText {
  /// The place of the only column of a heading, or of a number as in `#7`, from 1.
  ///
  /// - Throws: ``DomainError`` when there is none or more than one.
  public func column(_ heading: String) throws(DomainError) -> Int {
    if heading.hasPrefix("#"), let number = Int(heading.dropFirst()),
      (1...max(1, header.count)).contains(number), number <= header.count
    {
      return number - 1
    }
    let found = columns(heading)
    guard let place = found.first else {
      throw DomainError(.malformedPackage, at: "line 1", "no column is called \(heading)")
    }
    guard found.count == 1 else {
      let numbers = found.map { "#\($0 + 1)" }.joined(separator: ", ")
      throw DomainError(
        .malformedPackage, at: "line 1",
        "several columns are called \(heading): say which by its number, \(numbers)")
    }
    return place
  }
}
