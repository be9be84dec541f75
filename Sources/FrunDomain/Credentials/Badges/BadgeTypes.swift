import FrunText

/// Which type each part of a badge has to have. A part with another type is not what it seems.
enum BadgeTypes {
  /// Property, the type of its values, and the table of their own properties.
  private struct Rule: Sendable {
    let type: String?
    let parts: [String: Rule]
    /// Whether its address alone may stand for it.
    let mayBeAddress: Bool

    init(_ type: String?, _ parts: [String: Rule] = [:], mayBeAddress: Bool = false) {
      self.type = type
      self.parts = parts
      self.mayBeAddress = mayBeAddress
    }
  }

  static func check(_ badge: JSONObject) throws(BadgeFinding) {
    try check(badge, root, at: "badge")
  }

  private static func check(
    _ object: JSONObject, _ rule: Rule, at place: String
  ) throws(BadgeFinding) {
    if let type = rule.type {
      try BadgeStructure.require(
        BadgeStructure.words(object["type"]).contains(type), "\(place) is not of type \(type)")
    }
    for (key, part) in rule.parts.sorted(by: { $0.key < $1.key }) {
      guard let value = object[key] else { continue }
      for element in value.array ?? [value] {
        guard let inner = element.object else {
          try BadgeStructure.require(
            part.mayBeAddress && element.string != nil, "\(key) is not an object")
          continue
        }
        try check(inner, part, at: key)
      }
    }
  }

  private static let image = Rule("Image", mayBeAddress: true)
  private static let identifierEntry = Rule("IdentifierEntry")
  private static let alignment = Rule("Alignment")
  private static let address = Rule("Address", ["geo": Rule("GeoCoordinates")])
  private static let organisation = Rule(
    "Profile", ["address": address, "image": image, "otherIdentifier": identifierEntry])
  private static let profileParts = [
    "address": address, "image": image, "otherIdentifier": identifierEntry,
    "parentOrg": organisation,
  ]
  private static let profile = Rule("Profile", profileParts)
  private static let resultDescription = Rule(
    "ResultDescription",
    ["alignment": alignment, "rubricCriterionLevel": Rule("RubricCriterionLevel")])
  private static let achievement = Rule(
    "Achievement",
    [
      "alignment": alignment, "creator": profile, "image": image,
      "otherIdentifier": identifierEntry, "related": Rule("Related"),
      "resultDescription": resultDescription,
    ])
  private static let subject = Rule(
    "AchievementSubject",
    [
      "achievement": achievement, "identifier": Rule("IdentityObject"), "image": image,
      "result": Rule("Result", ["alignment": alignment]), "source": profile,
    ])
  private static let root = Rule(
    nil,
    [
      "credentialSubject": subject, "evidence": Rule("Evidence"), "image": image,
      "issuer": Rule("Profile", profileParts, mayBeAddress: true),
    ])
}
