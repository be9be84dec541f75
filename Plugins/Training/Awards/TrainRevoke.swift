import FrunKit

/// Takes an award back for good. What was done while it counted stays done.
enum TrainRevoke {
  static let command = AwardStep(
    verb: "revoke", type: "revoked", past: "Revoked", summary: "Take an award back for good",
    discussion: """
      A revocation is an event of its own and final; the award and everything before it stay on \
      file. What was signed while the award counted stays signed. The reason stays in the register: \
      revocation lists and certificates do not carry it.
      """
  ).command
}
