import FrunDomain
import FrunKit

extension PeopleTable.Row {
  /// Whom a line means among the people of a session.
  ///
  /// By number on the lists, identifier or e-mail address; a name tells nobody, also where only one
  /// person of the session has it so far. Everything that the line says must mean the same person.
  func enrolment(
    in people: [Enrolment], of session: TrainingSession, _ register: Register
  ) throws -> Enrolment {
    var found: Enrolment?
    for column in ["number", "id", "email"] {
      guard let text = self[column] else { continue }
      let one = try enrolment(column, text, people, session, register)
      guard found == nil || found?.id == one.id else { throw contradiction(column) }
      found = one
    }
    guard let found else {
      throw Failure(
        .data, "row.who", "number, id or email is expected", place: "line \(line)",
        hints: [
          "the number stands on the printed sheet and in frun train session \(session.id.text)",
          "a name alone tells nobody",
        ])
    }
    if let name = self["person"], let known = found.person,
      !TraineeIndex.isSameName(name, known)
    {
      throw contradiction("person")
    }
    return found
  }

  private func enrolment(
    _ column: String, _ text: String, _ people: [Enrolment], _ session: TrainingSession,
    _ register: Register
  ) throws -> Enrolment {
    let text = column == "number" ? GiftQuestion.westernDigits(text) : text
    // 7 in another column is a slip, and not the person with the number 7.
    guard column == "number" || Int(text) == nil else {
      throw Failure(
        .data, "row.unknown", "this is a number", place: place(column),
        hints: ["numbers of the lists stand in a column number"])
    }
    do { return try register.enrolment(text, in: people, of: session) } catch var failure as Failure
    {
      failure.place = place(column)
      throw failure
    }
  }

  private func contradiction(_ column: String) -> Failure {
    Failure(
      .data, "row.contradictory", "the line names two people", place: place(column),
      hints: ["leave out the column that is wrong"])
  }
}
