import FrunArguments

/// `yes` or `no`, typed out: a decision is never the mere presence of a word.
struct YesNoText: ArgumentValue, Hashable {
  let isYes: Bool

  static var valueKind: ValueKind { .yesNo }

  init(argument: String) throws(ValueProblem) {
    switch argument {
    case "yes": isYes = true
    case "no": isYes = false
    default: throw ValueProblem("yes or no is expected")
    }
  }

  var argumentText: String { isYes ? "yes" : "no" }
}
