/// Reads the `type` column: 112 spellings have been in use since 2010.
enum TypeSpelling: Equatable {
  case question(QuestionType, list: String?, orOther: Bool, fromFile: Bool, external: Bool)
  case begin(Structure, list: String?)
  case end(Structure)
  case unknown

  enum Structure: String { case group, repeating = "repeat", loop }

  static func read(_ text: String) -> TypeSpelling {
    if let type = simple[text] ?? simple[text.lowercased()] {
      return .question(type, list: nil, orOther: false, fromFile: false, external: false)
    }
    if text.hasPrefix("uri:") { return plain(.property) }
    if text.lowercased().hasPrefix("osm ") { return plain(.osm) }
    let words = text.split(separator: " ").map(String.init)
    if let structure = structure(words) { return structure }
    return select(words) ?? .unknown
  }

  private static func plain(_ type: QuestionType) -> TypeSpelling {
    .question(type, list: nil, orOther: false, fromFile: false, external: false)
  }

  private static func structure(_ words: [String]) -> TypeSpelling? {
    guard let first = words.first?.lowercased() else { return nil }
    let joined = first.split(separator: "_", maxSplits: 1).map(String.init)
    let parts = joined.count == 2 ? joined + words.dropFirst() : words
    guard parts.count >= 2, ["begin", "end"].contains(parts[0].lowercased()) else { return nil }
    let kind: Structure
    switch parts[1].lowercased() {
    case "group", "lgroup": kind = .group
    case "repeat": kind = .repeating
    case "looped" where parts.count > 2: kind = .repeating
    case "loop": kind = .loop
    default: return nil
    }
    if parts[0].lowercased() == "end" { return .end(kind) }
    return .begin(kind, list: kind == .loop ? parts.last : nil)
  }

  /// Beginnings of select types, longest first.
  private static let selects: [(words: [String], type: QuestionType, file: Bool, external: Bool)] =
    {
      let spellings: [(String, QuestionType, Bool, Bool)] = [
        ("add select multiple prompt using", .selectMultiple, false, false),
        ("add select one prompt using", .selectOne, false, false),
        ("select all that apply from", .selectMultiple, false, false),
        ("select_multiple_from_file", .selectMultiple, true, false),
        ("select multiple from file", .selectMultiple, true, false),
        ("select_one_from_file", .selectOne, true, false),
        ("select one from file", .selectOne, true, false),
        ("select_one_external", .selectOne, false, true),
        ("select one external", .selectOne, false, true),
        ("select_all_that_apply", .selectMultiple, false, false),
        ("select_multiple from", .selectMultiple, false, false),
        ("select multiple from", .selectMultiple, false, false),
        ("select_one from", .selectOne, false, false),
        ("select one from", .selectOne, false, false),
        ("select1 from", .selectOne, false, false),
        ("select multiple using", .selectMultiple, false, false),
        ("select one using", .selectOne, false, false),
        ("select_multiple", .selectMultiple, false, false),
        ("select multiple", .selectMultiple, false, false),
        ("select all", .selectMultiple, false, false),
        ("select_one", .selectOne, false, false), ("select one", .selectOne, false, false),
        ("select1", .selectOne, false, false), ("select", .selectMultiple, false, false),
        ("rank", .rank, false, false), ("odk:rank", .rank, false, false),
      ]
      return spellings.map { ($0.0.split(separator: " ").map(String.init), $0.1, $0.2, $0.3) }
    }()

  private static func select(_ words: [String]) -> TypeSpelling? {
    for spelling in selects where words.count > spelling.words.count {
      guard zip(spelling.words, words).allSatisfy({ $0 == $1.lowercased() }) else { continue }
      let rest = Array(words[spelling.words.count...])
      let tail = rest.dropFirst().joined(separator: " ").lowercased()
      let isOther = ["or_other", "or other", "or specify other"].contains(tail)
      guard tail.isEmpty || isOther else { continue }
      return .question(
        spelling.type, list: rest[0], orOther: isOther, fromFile: spelling.file,
        external: spelling.external)
    }
    return nil
  }

  /// Types of one or more words without a list.
  private static let simple: [String: QuestionType] = {
    var table: [String: QuestionType] = [:]
    for type in QuestionType.allCases where !type.isSelect && type != .property {
      table[type.rawValue] = type
    }
    let aliases: [QuestionType: [String]] = [
      .text: ["string", "q string", "q text", "add text prompt", "add string prompt"],
      .integer: [
        "int", "q int", "q integer", "add int prompt", "add integer prompt", "percentage",
        "q percentage", "number of days in last month", "number of days in last six months",
        "number of days in last year",
      ],
      .decimal: ["q decimal", "add decimal prompt", "add number prompt"],
      .note: ["q note", "add note prompt"],
      .acknowledge: ["trigger", "q acknowledge", "add acknowledge prompt"],
      .date: ["q date", "add date prompt"],
      .time: ["q time", "add time prompt"],
      .dateTime: [
        "datetime", "date time", "q datetime", "q date time", "q dateTime", "add datetime prompt",
        "add date time prompt", "add dateTime prompt",
      ],
      .calculate: ["q calculate", "add calculate prompt", "calculation"],
      .image: ["photo", "q image", "q picture", "picture", "add image prompt", "add photo prompt"],
      .audio: ["q audio", "add audio prompt"],
      .video: ["q video", "add video prompt"],
      .file: ["add file prompt"],
      .barcode: ["q barcode", "add barcode prompt"],
      .geopoint: [
        "location", "gps", "q location", "q geopoint", "add location prompt", "add gps prompt",
        "q gps",
      ],
      .geotrace: ["q geotrace"],
      .geoshape: ["q geoshape"],
      .start: ["start time", "get start time"],
      .end: ["end time", "get end time"],
      .today: ["get today"],
      .deviceid: ["device id", "imei", "get device id"],
      .phonenumber: ["phone number", "get phone number"],
      .subscriberid: ["subscriber id", "get subscriber id"],
      .simserial: ["sim id", "get sim id", "sim serial"],
    ]
    for (type, names) in aliases { for name in names { table[name] = type } }
    return table
  }()

  /// Spellings for "did you mean".
  static var suggestions: [String] {
    QuestionType.allCases.map(\.rawValue)
      + ["begin_group", "end_group", "begin_repeat", "end_repeat", "select_one", "select_multiple"]
  }

  /// Built-in limits of the legacy typed integers.
  static func builtInConstraint(_ text: String) -> String? {
    switch text.lowercased() {
    case "percentage", "q percentage": "0 <= . and . <= 100"
    case "number of days in last month": "0 <= . and . <= 31"
    case "number of days in last six months": "0 <= . and . <= 183"
    case "number of days in last year": "0 <= . and . <= 365"
    default: nil
    }
  }
}
