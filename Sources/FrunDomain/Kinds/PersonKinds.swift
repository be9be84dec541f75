extension Kind {
  /// Persons: clients, relatives, caregivers, sought persons.
  static let personKinds: [Kind] = [
    Kind(
      name: "person", label: "Person", stream: .case,
      summaryFields: ["role", "sex", "birthDate"],
      source: "registration forms of inter-agency case management; PFIF 1.4",
      fields: [
        .code("role", "Role in the case", "personRole", for: .finding, [.indexed, .required]),
        .code("sex", "Sex", "sex", .single, .identity, for: .every, [.indexed]),
        .field(
          "birthDate", "Date of birth", .partialDate, .single, .identity, for: .every, [.indexed]),
        .code(
          "alive", "Alive", "aliveStatus", .singleSafer(["dead", "unknown", "alive"]), .identity,
          for: .finding, [.indexed]),
        .text("deathDetails", "Circumstances of death", paragraph, .append, .protection),
        .code("nationality", "Nationality", "country", .set, .identity, for: .every, [.indexed]),
        .code(
          "originCountry", "Country of origin", "country", .single, .identity, for: .every,
          [.indexed]),
        .text("ethnicity", "Ethnicity", 200, .set, .protection, for: .tracing),
        .text("language", "Languages spoken", 100, .set, .identity, for: .finding, [.indexed]),
        .text("religion", "Religion", 200, .set, .protection, for: .tracing),
        .code("maritalStatus", "Marital status", "maritalStatus", .single, .identity),
        .text("occupation", "Occupation", 200, .single, .identity, for: .tracing),
        .field(
          "disability", "Disability", .yesNoUnknown, .singleSafer(["yes", "unknown", "no"]),
          .health, for: .counted),
        .text(
          "disabilityDetails", "Disability in words", paragraph, .append, .health, for: .passing),
        .code(
          "communication", "Best means of communication", "communicationMeans", .set, .health,
          for: .passing),
        .text(
          "description", "Appearance, marks, accent, belongings, songs, games", paragraph, .append,
          .identity, for: .tracing),
        .code(
          "contactWish", "Wants contact with the family", "contactWish",
          .singleSafer(["no", "not_sure", MergePolicy.missing, "later", "yes"]), .protection,
          for: .tracing, keep: .safeguarding, [.indexed]),
        .text("contactWishReason", "Reason", paragraph, .append, .protection),
        .field(
          "locationConfidential", "Location must stay secret", .yesNo, .yesGoverns, .protection,
          for: .finding, keep: .safeguarding, [.indexed]),
        .code("withholdReason", "Why to withhold", "withholdReason", .set, .protection),
        .text(
          "withholdDetails", "What to withhold, and from whom", paragraph, .append, .protection,
          keep: .safeguarding),
      ]),
    Kind(
      name: "name", label: "Name", stream: .case, summaryFields: ["text", "kind"],
      source: "registration forms of inter-agency case management",
      fields: [
        .field(
          "person", "Person", .reference("person"), .single, .none, for: .finding,
          [.indexed, .required]),
        .code(
          "kind", "Kind of name", "nameKind", .single, .none, for: .finding, [.indexed, .required]),
        .text(
          "text", "Name as told", 300, .single, .identity, for: .finding,
          [.indexed, .searchable, .required]),
        .text(
          "latin", "Name in Latin letters", 300, .single, .identity, for: .finding,
          [.indexed, .searchable]),
        .text("language", "Language of the name", 40, .single, .none, for: .finding),
      ]),
    Kind(
      name: "identifier", label: "Identity number", stream: .case, summaryFields: ["kind", "text"],
      source: "registration forms of inter-agency case management",
      fields: [
        .field("person", "Person", .reference("person"), .single, .none, for: .finding, [.indexed]),
        .code(
          "kind", "Kind of number", "identifierKind", .single, .none, for: .finding,
          [.indexed, .required]),
        .text(
          "text", "Number", 100, .single, .identity, for: .finding,
          [.indexed, .searchable, .required]),
        .text("issuer", "Issued by", 200, .single, .identity, for: .finding),
        .code("country", "Country", "country", .single, .identity, for: .finding),
        .field("expiresOn", "Expires on", .civilDate, .single, .identity),
      ]),
    Kind(
      name: "relationship", label: "Relationship", stream: .case,
      summaryFields: ["person", "relation", "relative"],
      source: "family details of registration forms",
      fields: [
        .field(
          "person", "Person", .reference("person"), .single, .identity, for: .finding,
          [.indexed, .required]),
        .field(
          "relative", "Relative", .reference("person"), .single, .identity, for: .finding,
          [.indexed, .required]),
        .code(
          "relation", "The relative is the person's", "relation", .single, .identity, for: .finding,
          [.indexed, .required]),
        .field(
          "isCaregiver", "Is or was the caregiver", .yesNo, .single, .identity, for: .finding,
          [.indexed]),
        .field(
          "isLegalGuardian", "Is the legal guardian", .yesNoUnknown, .onlyYesAllows, .identity,
          for: .passing),
        .field(
          "livedTogether", "Lived together before the separation", .yesNoUnknown, .single,
          .identity, for: .tracing),
        .field("inContact", "In contact now", .yesNoUnknown, .single, .identity, for: .tracing),
        .field(
          "separatedFrom", "Separated from", .yesNoUnknown, .single, .identity, for: .tracing,
          [.indexed]),
        .field(
          "livesInHousehold", "Lives in the same household now", .yesNo, .single, .identity,
          [.indexed]),
        .field(
          "verified", "Relationship verified", .yesNoUnknown, .onlyYesAllows, .protection,
          for: .finding, keep: .safeguarding, [.indexed]),
        .text(
          "verification", "How verified, by whom, evidence", paragraph, .append, .protection,
          for: .tracing),
        .text(
          "dependency", "Social, emotional or economic dependency, with evidence", paragraph,
          .append, .protection, for: .passing),
      ]),
    Kind(
      name: "contact", label: "Way to reach", stream: .case, summaryFields: ["kind"],
      source: "registration forms of inter-agency case management",
      fields: [
        .field("person", "Person", .reference("person"), .single, .none, [.indexed, .required]),
        .code("kind", "Kind", "contactKind", .single, .none, [.indexed, .required]),
        .text(
          "text", "Number, address or name of the go-between", 300, .single, .contact,
          for: .tracing, [.searchable, .required]),
        .field(
          "isSafe", "Safe to use", .yesNoUnknown, .onlyYesAllows, .protection, for: .tracing,
          keep: .safeguarding),
        .text("instructions", "When and how to use it", 1000, .append, .protection, for: .tracing),
        .field("validUntil", "Valid until", .civilDate, .single, .none),
      ]),
    Kind(
      name: "location", label: "Place", stream: .case, summaryFields: ["kind", "place"],
      source: "registration forms of inter-agency case management",
      fields: [
        .field("person", "Person", .reference("person"), .single, .none, [.indexed, .required]),
        .code(
          "kind", "Kind", "locationKind", .single, .none, for: .tracing, [.indexed, .required]),
        .code("country", "Country", "country", .single, .location, for: .every, [.indexed]),
        .text(
          "place", "Region, town, camp", 300, .single, .location, for: .tracing,
          [.indexed, .searchable]),
        .text("address", "Address and landmark", 1000, .single, .location, for: .casework),
        .field("since", "Since", .partialDate, .single, .location, for: .tracing),
        .field("until", "Until", .partialDate, .single, .location, for: .tracing),
        .field("isPermanent", "Permanent", .yesNoUnknown, .single, .location),
        .field(
          "isConfidential", "Must stay secret", .yesNo, .yesGoverns, .protection, for: .finding,
          keep: .safeguarding),
      ]),
  ]
}
