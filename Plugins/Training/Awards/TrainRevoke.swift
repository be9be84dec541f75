import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Revokes an award with a reason. What was done while it counted stays done.
enum TrainRevoke {
  static let award = Positional<IdentifierText>("award", help: "Identifier of the award")
    .checked(as: .identifier("award"))
  static let suspend = Flag("suspend", help: "Suspend it instead")
  static let reason = Option<String>(required: "reason", value: "text", help: "Why").sensitive()

  static let command = Command(
    CommandSpec(
      "revoke", summary: "Revoke or suspend an award",
      arguments: [award, suspend, reason, CommonOptions.dryRun]
    ).with {
      $0.seeAlso = ["train list"]
      $0.requires = ["vault.write"]
      $0.access = "A trainer."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let id = try services.resolve(invocation[award].argumentText, kind: "award")
    guard let record = try services.record(id), record.kind == "award" else {
      throw Failure.notFound("award", hints: ["frun train list"])
    }
    let code = invocation[suspend] ? "suspended" : "revoked"
    guard record.code("status") != code, record.code("status") != "revoked" else {
      throw Failure(
        .denied, "award.status", "the award is \(record.code("status") ?? code) already",
        hints: [
          "frun train list", "a new award comes from a new session: frun train schedule CODE",
        ])
    }
    var draft = try services.draft(changing: record)
    try draft.set("status", .code(code))
    try draft.set("statusReason", to: invocation[reason], at: "--reason")
    let receipt = try services.commit(
      [draft], to: record.stream, by: invocation, reason: invocation[reason])
    return try services.changed(
      invocation[suspend] ? "Suspended the award" : "Revoked the award", by: receipt,
      schema: "frun.train.revoke/1", [("award", .string(id.text))], next: ["frun train list"])
  }
}
