/// What a caseworker answers to the registration form: the beginning of each question in order, and
/// what is typed. Choices are typed as words, which both ways of asking find.
enum RegistrationScript {
  /// One question and its answer.
  struct Line {
    let question: String
    let answer: String
    /// Whether several choices may be taken.
    var isMany = false
    /// What is typed where keys are read one by one.
    var keys: String

    init(_ question: String, _ answer: String = "", isMany: Bool = false, keys: String? = nil) {
      self.question = question
      self.answer = answer
      self.isMany = isMany
      self.keys = keys ?? answer + (isMany && !answer.isEmpty ? " " : "") + "\r"
    }
  }

  static let lines: [Line] = [
    Line("About 2"), Line("Date of registration", "20 nov 2026"),
    Line("Who identified or referred", "Reception centre"), Line("Explain in the child"),
    Line("Was all of this explained", "yes"), Line("Who decides?", "the child"),
    Line("How is the decision", "spoken"), Line("Consent: receiving services", "given"),
    Line("Consent: tracing the family", "given"), Line("Consent: sharing", "refused"),
    Line("Reason for refusing"), Line("Full name, as the child", "سلمى أحمد"),
    Line("The name in Latin letters", "Salma Ahmad"), Line("Nickname or other name"),
    Line("Sex", "female"), Line("What is known of the date", "only an age"),
    Line("Age in years", "٩"), Line("Marks, accent, belongings"),
    Line("Nationality", "syria", isMany: true), Line("Languages spoken", "arabic", isMany: true),
    Line("Is there a document", "no"), Line("Protection status", "unaccompanied"),
    Line("Displacement status"), Line("Is there an urgent", "no"), Line("Risk level", "medium"),
    Line("When was the child separated", "2026-05"), Line("Where?", "at the border"),
    Line("Main cause", "conflict"), Line("Other causes", "", isMany: true),
    Line("What happened"), Line("Has there been any contact", "no"),
    Line("Current care arrangement", "foster"), Line("Name of the caregiver", "Mariam"),
    Line("Is the caregiver willing", "yes"), Line("Where does the child live now?"),
    Line("Can the child tell about relatives?", "yes"),
    Line("Family member: are there", "yes", keys: "y"),
    Line("Full name", "Rana Ahmad"), Line("is the child", "mother"),
    Line("Sex", "female"), Line("Age in years, about", "40"), Line("Alive?", "alive"),
    Line("Did they live together before?", "yes"), Line("Does the child live with", "no"),
    Line("Are they in contact?", "no"), Line("Is the child separated from", "yes"),
    Line("Last known place", "Homs"), Line("Telephone of"), Line("Family member"),
    Line("Does the child want contact", "not sure"), Line("Why not, or why later?"),
    Line("Does the child want the whereabouts", "no"),
    Line("What does the child wish"), Line("Review before finishing"),
  ]
}
