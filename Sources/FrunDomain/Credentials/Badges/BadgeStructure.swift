public import FrunText

/// The rules of form of an Open Badges 3.0 credential.
///
/// *Source: Open Badges Specification 3.0, data model and serialization to JSON.*
enum BadgeStructure {
  /// The prefix that every published badge context has.
  private static let contextFamily = "https://purl.imsglobal.org/spec/ob/v3p0/context"

  /// What is wrong first, or the parts that later checks need.
  static func check(_ badge: JSONObject) throws(BadgeFinding) -> BadgeFacts {
    try refuseEmpty(.object(badge))
    let contexts = badge["@context"]?.array?.map { $0.string ?? "" } ?? []
    try require(
      contexts.first == LinkedContexts.credentials, "the first context is not that of credentials")
    try require(
      contexts.count > 1 && contexts[1].hasPrefix(contextFamily),
      "the second context is not that of badges")
    let types = words(badge["type"])
    try require(types.contains("VerifiableCredential"), "it is not a verifiable credential")
    try require(
      types.contains("OpenBadgeCredential") || types.contains("AchievementCredential"),
      "it is not a badge")
    guard let id = badge["id"]?.string, isAddress(id) else { throw wrong("it has no identifier") }
    // An issuer may be named by its address alone.
    let issuer = badge["issuer"]?.object
    guard let issuerID = issuer?["id"]?.string ?? badge["issuer"]?.string, isAddress(issuerID)
    else { throw wrong("the issuer has no identifier") }
    guard let from = badge["validFrom"]?.string.flatMap({ BadgeTime($0) }) else {
      throw wrong("the beginning of validity is missing or has no zone")
    }
    var until: BadgeTime?
    if let value = badge["validUntil"] {
      guard let time = value.string.flatMap({ BadgeTime($0) }) else {
        throw wrong("the end of validity has no zone")
      }
      until = time
    }
    for key in ["name", "description"] where badge[key] != nil {
      try require(badge[key]?.string != nil, "\(key) is not text")
    }
    guard let subject = badge["credentialSubject"]?.object else {
      throw wrong("there is no subject")
    }
    try achievement(of: subject)
    try BadgeTypes.check(badge)
    let identifiers = subject["identifier"]
    return BadgeFacts(
      id: id, issuer: issuerID, issuerName: issuer?["name"]?.string, from: from, until: until,
      subject: subject["id"]?.string,
      identifiers: (identifiers?.array ?? identifiers.map { [$0] } ?? []).compactMap(\.object),
      achievement: subject["achievement"]?.object ?? JSONObject(),
      hasStatus: badge["credentialStatus"] != nil)
  }

  private static func achievement(of subject: JSONObject) throws(BadgeFinding) {
    if let id = subject["id"] {
      try require(id.string.map(isAddress) ?? false, "the subject's identifier is no identifier")
    } else {
      try require(subject["identifier"] != nil, "the subject has no identifier")
    }
    guard let achievement = subject["achievement"]?.object else {
      throw wrong("there is no achievement")
    }
    try require(
      achievement["id"]?.string.map(isAddress) ?? false, "the achievement has no identifier")
    for key in ["name", "description"] {
      try require(achievement[key]?.string?.isEmpty == false, "the achievement has no \(key)")
    }
    guard let criteria = achievement["criteria"]?.object else {
      throw wrong("the achievement has no criteria")
    }
    try require(
      criteria["id"]?.string != nil || criteria["narrative"]?.string != nil,
      "the criteria say nothing")
  }

  /// Nothing and lists of nothing are left out, never written.
  private static func refuseEmpty(_ value: JSONValue) throws(BadgeFinding) {
    switch value {
    case .null: throw wrong("a member is null")
    case .array(let elements):
      try require(!elements.isEmpty, "a list is empty")
      for element in elements { try refuseEmpty(element) }
    case .object(let object):
      for member in object.members { try refuseEmpty(member.value) }
    default: break
    }
  }

  static func words(_ value: JSONValue?) -> [String] {
    (value?.array ?? value.map { [$0] } ?? []).compactMap(\.string)
  }

  /// Whether a text is an absolute identifier: scheme, colon, something.
  static func isAddress(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: 0x3A), colon > 0, colon < bytes.count - 1,
      (97...122).contains(bytes[0] | 32)
    else { return false }
    return bytes[..<colon].allSatisfy {
      (48...57).contains($0) || (97...122).contains($0 | 32) || [43, 45, 46].contains($0)
    } && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  static func wrong(_ reason: String) -> BadgeFinding {
    BadgeFinding(.invalid, .structure, reason)
  }

  static func require(
    _ isMet: Bool, _ reason: @autoclosure () -> String
  ) throws(BadgeFinding) {
    guard isMet else { throw wrong(reason()) }
  }
}

/// What the later checks and the reader of a certificate need of it.
public struct BadgeFacts: Hashable, Sendable {
  /// Identifier of the credential.
  public let id: String
  /// Identifier of the issuer.
  public let issuer: String
  /// What the issuer calls itself. Nothing vouches for it.
  public let issuerName: String?
  /// From when it counts.
  public let from: BadgeTime
  /// Until when; nil for ever.
  public let until: BadgeTime?
  /// Identifier of the holder.
  public let subject: String?
  /// Salted hashes of who the holder is.
  public let identifiers: [JSONObject]
  /// What was achieved.
  public let achievement: JSONObject
  /// Whether it names a place where its status is kept.
  public let hasStatus: Bool

  /// The code of the course, where it has one.
  public var course: String? { achievement["humanCode"]?.string }
  /// The name of the course.
  public var title: String? { achievement["name"]?.string }
  /// The version of the course.
  public var version: String? { achievement["version"]?.string }
}
