extension Kind {
  /// Who is trained, and for whom they work. Staff of partners are people of their own, whether or
  /// not they are members of this team.
  static let traineeKinds: [Kind] = [
    Kind(
      name: "organisation", label: "Organisation", stream: .training,
      summaryFields: ["name", "type", "country"],
      source: "this project",
      fields: [
        .text(
          "name", "Name", 300, .single, .identity, for: .counted, keep: .audit,
          [.indexed, .searchable, .required]),
        .text("otherNames", "Other names and abbreviations", 300, .set, .identity, for: .counted),
        .code("type", "Type", "organisationType", .single, .none, for: .counted, [.indexed]),
        .code("country", "Country", "country", .single, .none, for: .counted, [.indexed]),
        .code("status", "Status", "traineeStatus", .single, .none, for: .counted, [.indexed]),
        .text("notes", "Notes", paragraph, .append, .none),
      ]),
    Kind(
      name: "trainee", label: "Person trained", stream: .training,
      summaryFields: ["name", "organisation", "status"],
      source: "this project",
      fields: [
        .text(
          "name", "Name", 300, .single, .identity, keep: .audit,
          [.indexed, .searchable, .required]),
        .text("otherNames", "Other names and spellings", 300, .set, .identity, [.searchable]),
        .field(
          "organisation", "Works for", .reference("organisation"), .single, .identity,
          for: .counted, keep: .audit, [.indexed]),
        .field(
          "member", "Member", .reference("member"), .single, .identity, keep: .audit, [.indexed]),
        .text("email", "E-mail", 300, .set, .contact, keep: .audit, [.indexed]),
        .text("phone", "Telephone", 60, .set, .contact),
        .text("staffNumber", "Staff number", 100, .set, .identity, keep: .audit, [.indexed]),
        .code("sex", "Sex", "sex", .single, .identity, for: .counted, [.indexed]),
        .code(
          "country", "Country of work", "country", .single, .location, for: .counted, [.indexed]),
        .text("language", "Language", 40, .single, .none, for: .counted),
        .code("status", "Status", "traineeStatus", .single, .none, for: .counted, [.indexed]),
        .field(
          "sameAs", "Same person as", .reference("trainee"), .single, .identity, keep: .audit,
          [.indexed]),
        .text("notes", "Notes", paragraph, .append, .none),
      ]),
    Kind(
      name: "roleHeld", label: "Role of a person", stream: .training,
      summaryFields: ["trainee", "role", "since"],
      source: "this project",
      fields: [
        .field(
          "trainee", "Person trained", .reference("trainee"), .single, .identity, keep: .audit,
          [.indexed, .required]),
        .code(
          "role", "Role", "trainingRole", .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "since", "Since", .civilDate, .single, .none, for: .counted, keep: .audit, [.indexed]),
        .field(
          "until", "Last day", .civilDate, .single, .none, for: .counted, keep: .audit, [.indexed]),
      ]),
  ]
}
