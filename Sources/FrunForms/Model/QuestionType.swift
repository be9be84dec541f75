/// The kinds of question, in the standard's spelling.
public enum QuestionType: String, Sendable, Hashable, CaseIterable {
  case text, integer, decimal, range, note, acknowledge
  case selectOne = "select_one"
  case selectMultiple = "select_multiple"
  case rank
  case date, time, dateTime
  case calculate, hidden
  case image, audio, video, file, barcode
  case geopoint, geotrace, geoshape
  case startGeopoint = "start-geopoint"
  case backgroundGeopoint = "background-geopoint"
  case backgroundAudio = "background-audio"
  case osm
  case csvExternal = "csv-external"
  case xmlExternal = "xml-external"
  case start, end, today, deviceid, username, email, phonenumber, subscriberid, simserial, audit
  /// A device property asked for as `uri:…`; always empty here.
  case property

  /// Whether a person answers it, so that it needs a label.
  public var isVisible: Bool {
    switch self {
    case .calculate, .hidden, .csvExternal, .xmlExternal, .startGeopoint, .backgroundGeopoint,
      .backgroundAudio, .start, .end, .today, .deviceid, .username, .email, .phonenumber,
      .subscriberid, .simserial, .audit, .property:
      false
    default: true
    }
  }

  /// Whether it holds an answer at all.
  public var holdsValue: Bool { self != .csvExternal && self != .xmlExternal }

  /// Whether the answer comes from a list.
  public var isSelect: Bool { self == .selectOne || self == .selectMultiple || self == .rank }

  /// What the answer is, for checking expressions.
  var expressionType: ExpressionType {
    switch self {
    case .integer, .decimal, .range: .number
    case .date, .dateTime, .start, .end, .today: .date
    default: .text
    }
  }
}
