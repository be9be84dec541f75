import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Changes how far enrolments are. A seat that becomes free goes to whoever asked first.
struct EnrolmentChange {
  let session: TrainingSession
  let people: [Enrolment]
  let register: Register

  /// What a change comes to.
  private struct Plan {
    var drafts: [RecordDraft] = []
    var changed: Set<RecordID> = []
    /// Seats taken after it.
    var taken: Int
    /// Numbers of those who come back and find no seat.
    var waiting: [Int] = []
  }

  func run(_ code: String, _ invocation: Invocation) throws -> Outcome {
    let services = register.services
    guard !invocation[TrainEnrol.members].isEmpty, invocation[TrainEnrol.from] == nil else {
      throw Failure.usage("name who is \(code): number on the list, handle or identifier")
    }
    var plan = Plan(taken: people.count { Seats.takes($0.status) })
    for text in invocation[TrainEnrol.members] {
      try change(register.enrolment(text, in: people, of: session), to: code, invocation, &plan)
    }
    guard !plan.drafts.isEmpty else {
      throw Failure(
        .denied, "enrol.nobody", "everybody named has this status already",
        hints: ["frun train session \(session.id.text)"])
    }
    let count = plan.drafts.count
    // Who did not come leaves a seat behind that nobody can take any more.
    let open = code == "withdrawn" ? max(0, (session.seats ?? .max) - plan.taken) : 0
    let up = Seats.movingUp(people.filter { !plan.changed.contains($0.id) }, free: open)
    for one in up {
      var draft = try RecordDraft("enrolment", id: one.id)
      try draft.set("status", .code("enrolled"))
      plan.drafts.append(draft)
    }
    let receipt = try services.commit(
      plan.drafts, to: try register.stream(of: session.id), by: invocation,
      reason: invocation[CommonOptions.reason])
    if !up.isEmpty { try services.say("Moved up: \(Self.numbers(up.compactMap(\.number))).") }
    if !plan.waiting.isEmpty {
      try services.warn("No seat is free; waiting: \(Self.numbers(plan.waiting)).")
    }
    return try services.changed(
      "Changed \(count == 1 ? "1 enrolment" : "\(count) enrolments")", by: receipt,
      schema: "frun.train.enrol.change/1",
      [
        ("session", .string(session.id.text)), ("enrolments", .integer(Int64(count))),
        ("movedUp", .integer(Int64(up.count))), ("waiting", .integer(Int64(plan.waiting.count))),
      ], next: ["frun train session \(session.id.text)"])
  }

  private func change(
    _ one: Enrolment, to code: String, _ invocation: Invocation, _ plan: inout Plan
  ) throws {
    guard plan.changed.insert(one.id).inserted, one.status != code else { return }
    guard one.status != "completed" else {
      throw Failure(
        .denied, "enrol.completed", "an award was given for this enrolment",
        hints: ["frun train revoke AWARD"])
    }
    var draft = try RecordDraft("enrolment", id: one.id)
    switch (Seats.takes(one.status), Seats.takes(code)) {
    case (true, false): plan.taken -= 1
    case (false, true) where plan.taken < session.seats ?? .max: plan.taken += 1
    case (false, true):
      guard one.status != "waiting" else {
        throw Failure(
          .denied, "enrol.waiting", "no seat is free for somebody who waits",
          hints: [
            "frun train enrol \(session.id.text) NUMBER --status absent frees the seat of somebody "
              + "who did not come",
            "frun train session \(session.id.text)",
          ])
      }
      // Whoever comes back asks anew, behind those who wait already.
      try draft.set("status", .code("waiting"))
      try draft.set("requestedAt", .moment(register.services.now))
      plan.waiting.append(one.number ?? 0)
    default: break
    }
    if draft.isEmpty { try draft.set("status", .code(code)) }
    try draft.set("statusReason", to: invocation[CommonOptions.reason], at: "--reason")
    plan.drafts.append(draft)
  }

  private static func numbers(_ numbers: [Int]) -> String {
    "number " + numbers.map(String.init).joined(separator: ", ")
  }
}
