import FrunKit

/// Turns as a form on a missing child would make them.
enum SampleTurns {
  static let countries = ["Italy", "Greece", "Türkiye", "Côte d’Ivoire"].map {
    Turn.Choice(String($0.prefix(2)).lowercased(), label: $0)
  }
  static let many = (1...676).map {
    Turn.Choice("d\($0)", label: "District \($0)", aliases: $0 == 14 ? ["Old Harbour"] : [])
  }

  static let name = Turn(
    "What is your name?", .line(Turn.LineRule(limit: 40)),
    header: ["Identity · 3 of about 47"], trail: ["Language  English", "Consent  yes"],
    hint: "As the child says it", guidance: "Spell it with the child.", isRequired: true,
    current: "Amina", actions: [.back, .skip, .clear, .note])
  static let age = Turn("How old are you?", .number(Turn.NumberRule(isSigned: false)))
  static let one = Turn(
    "Where were you last together?", .one(countries, chosen: "gr"), actions: [.back])
  static let district = Turn("Which district?", .one(many, chosen: nil))
  static let languages = Turn(
    "Which languages do you speak?",
    .many(
      [
        Turn.Choice("ar", label: "Arabic"), Turn.Choice("ku", label: "Kurdish"),
        Turn.Choice("fr", label: "French"), Turn.Choice("none", label: "None of these"),
      ], chosen: ["ku"], exclusive: ["none"]))
  static let reasons = Turn(
    "Why does the child not want contact?",
    .one(
      [
        Turn.Choice("fear", label: "Afraid of what happened before the family was separated"),
        Turn.Choice("loyal", label: "Feels that it would be disloyal to the present carers"),
        Turn.Choice("other", label: "Another reason"),
      ], chosen: "loyal"))
  static let alone = Turn(
    "Are you here alone?", .yesNo(yes: "Yes", no: "No", chosen: nil), actions: [.back])
  static let order = Turn("Who should we look for first?", .rank(countries, order: []))
  static let family = Turn(
    "Brothers and sisters",
    .roster(
      Turn.Roster(
        columns: ["Name", "Relation", "Age"],
        rows: [
          Turn.Roster.Row("r1", ["Samir", "brother", "9"]),
          Turn.Roster.Row("r2", ["Noor", "sister", ""], isComplete: false),
        ], expected: 3)),
    header: ["Family", "Family members"], actions: [.add, .edit, .delete, .back])
  static let review = Turn(
    "Review",
    .review([
      Turn.ReviewSection(
        "Identity",
        [
          .init("q1", label: "Name", value: "Amina", state: .answered),
          .init("q2", label: "Date of birth", value: "", state: .missing),
          .init(nil, label: "Age", value: "12", state: .fact),
        ]),
      Turn.ReviewSection(
        "Family", [.init("q9", label: "Uncle", value: "Omar", state: .dropped)]),
    ]), actions: [.edit, .finish])
  static let story = Turn("Tell me what happened.", .block(Turn.LineRule()))
  static let code = Turn("Code word", .masked(Turn.LineRule()))
  static let note = Turn("Thank you. We go on with your family.", .note)
  static let arabic = Turn(
    "ما اسم والدتك؟", .line(Turn.LineRule()), header: ["الأسرة · 12 من نحو 47"],
    trail: ["العمر  12"], hint: "كما يقوله الطفل", language: "ar", isRequired: true,
    problem: "الاسم قصير جدًا", current: "Rana K. 2", actions: [.back])
  static let hostile = Turn(
    "Hello \u{1B}[2J\u{1B}]0;owned\u{07} \u{202E}evil",
    .one(
      [Turn.Choice("x", label: "a\nb\u{9B}31m\u{202E}c")], chosen: nil),
    header: ["\u{1B}c"], trail: ["\u{08}\u{08}"], notices: ["\u{1B}[31mred"],
    secondary: "\u{1B}[H", hint: "\u{1B}[2K", problem: "\u{1B}[3J", current: "\u{1B}[1A")
}
