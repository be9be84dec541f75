import FrunDomain
import FrunForms
import FrunKit
import FrunTestSupport
import FrunText

@testable import Intake

/// The forms of the source tree.
enum FormLibrary {
  /// The identifiers in order.
  static let ids: [String] = ProjectFiles.names(in: "Forms").filter { $0.hasSuffix("/") }
    .map { String($0.dropLast()) }

  /// The standard inter-agency list, as far as it is a form to fill in.
  static let standard = [
    "assessment", "bia", "bid-report", "care-plan", "caregiver-feedback", "case-conference",
    "child-community-assessment", "child-feedback", "closure", "complaint", "consent",
    "family-assessment", "follow-up-visit", "incident", "placement-approval",
    "pre-placement-visit", "registration-uasc", "reunification", "review", "safeguarding-screen",
    "service-referral", "tracing-action", "tracing-request", "transfer", "uasc-supplement",
    "under5-supplement", "verification-adult", "verification-child",
  ]

  /// A form, compiled strictly and once for all tests.
  static func compiled(_ id: String) throws -> CompiledForm {
    guard let form = forms[id] else { throw Failure(.data, "form.broken", id) }
    return form
  }

  private static let forms: [String: CompiledForm] = {
    guard let services = try? IntakeOffice().services else { return [:] }
    return ids.reduce(into: [:]) { forms, id in
      forms[id] = try? services.compile(id, .strict).form
    }
  }()
}
