internal import FrunDomain

/// Why a case may not be used for a purpose on a day: what stands against it, or what is missing.
///
/// A no is named as a no. Calling it a missing consent would invite whoever reads it to record one over it.
enum ConsentObstacle: Hashable {
  /// The newest decision of whoever decides about the person's data is no.
  case refused(ConsentRegister.Decision)
  /// The child said no; an adult's yes does not outweigh it.
  case refusedByChild(ConsentRegister.Decision)
  /// There was a yes, and its time is over.
  case ranOut(ConsentRegister.Decision, CivilDate)
  /// There is a yes that counts from a later day on.
  case later(ConsentRegister.Decision)
  /// There is none; a child may have agreed, which does not suffice.
  case missing(Purpose, childAgreed: Bool)
  /// The consent names organisations, and the receiver is none of them.
  case forOthers

  /// The code of the refusal.
  var code: ExchangeCode {
    switch self {
    case .refused, .refusedByChild: .policyConsentRefused
    case .ranOut, .later, .missing: .policyConsentMissing
    case .forOthers: .policyConsentForOthers
    }
  }

  /// What is in the way, without a name.
  var words: String {
    switch self {
    case .refused(let no):
      return no.decision == "withdrawn"
        ? "\(Self.giver(of: no)) took consent to \(no.purpose) back on \(no.decidedOn)"
        : "\(Self.giver(of: no)) refused consent to \(no.purpose) on \(no.decidedOn)"
    case .refusedByChild(let no):
      let verb =
        no.decision == "withdrawn"
        ? "took the assent to \(no.purpose) back" : "said no to \(no.purpose)"
      return "the child \(verb) on \(no.decidedOn); an adult's yes does not outweigh it"
    case .ranOut(let yes, let end):
      return "the consent to \(yes.purpose), given on \(yes.decidedOn), ran out on \(end)"
    case .later(let yes):
      return "the consent to \(yes.purpose) counts from \(yes.decidedOn) on"
    case .missing(let purpose, let childAgreed):
      return childAgreed
        ? "the child agreed; the consent to \(purpose.rawValue) of a parent, caregiver or guardian is missing"
        : "missing: consent to \(purpose.rawValue) by the person, or for a child by a parent, caregiver or "
          + "guardian"
    case .forOthers:
      return "the consent names the organisations included, and the receiver is none of them"
    }
  }

  private static func giver(of decision: ConsentRegister.Decision) -> String {
    switch decision.givenBy {
    case "individual": "the person"
    case "parent": "a parent"
    case "caregiver": "a caregiver"
    case "guardian": "the guardian"
    case "head_of_household": "the head of household"
    case "other": "another adult"
    default: "the person, or who speaks for them,"
    }
  }
}
