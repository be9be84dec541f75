import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Changes how far enrolments are. A seat that becomes free goes to whoever asked first.
struct EnrolmentChange {
  let session: TrainingSession
  let people: [Enrolment]
  let register: Register

  func run(_ code: String, _ invocation: Invocation) throws -> Outcome {
    let services = register.services
    guard !invocation[TrainEnrol.members].isEmpty, invocation[TrainEnrol.from] == nil else {
      throw Failure.usage("name who is \(code): number on the list, handle or identifier")
    }
    var drafts: [RecordDraft] = []
    var changed: Set<RecordID> = []
    var free = 0
    for text in invocation[TrainEnrol.members] {
      let one = try register.enrolment(text, in: people, of: session)
      guard changed.insert(one.id).inserted, one.status != code else { continue }
      guard one.status != "completed" else {
        throw Failure(
          .denied, "enrol.completed", "an award was given for this enrolment",
          hints: ["frun train revoke AWARD"])
      }
      guard code != "confirmed" || one.status != "waiting" else {
        throw Failure(
          .denied, "enrol.waiting", "somebody who waits has no seat to confirm",
          hints: ["frun train session \(session.id.text)"])
      }
      var draft = try RecordDraft("enrolment", id: one.id)
      try draft.set("status", .code(code))
      try draft.set("statusReason", to: invocation[CommonOptions.reason], at: "--reason")
      drafts.append(draft)
      if Seats.takes(one.status), !Seats.takes(code) { free += 1 }
    }
    guard !drafts.isEmpty else {
      throw Failure(.denied, "enrol.nobody", "everybody named has this status already")
    }
    // Who did not come leaves a seat behind that nobody can take any more.
    let seats = session.seats ?? .max
    let taken = people.filter { Seats.takes($0.status) }.count - free
    let open = code == "withdrawn" ? max(0, seats - taken) : 0
    let up = Seats.movingUp(people.filter { !changed.contains($0.id) }, free: open)
    for one in up {
      var draft = try RecordDraft("enrolment", id: one.id)
      try draft.set("status", .code("enrolled"))
      drafts.append(draft)
    }
    let receipt = try services.commit(
      drafts, to: try register.stream(of: session.id), by: invocation,
      reason: invocation[CommonOptions.reason])
    if !up.isEmpty {
      try services.say(
        "Moved up: number \(up.compactMap(\.number).map(String.init).joined(separator: ", ")).")
    }
    let count = drafts.count - up.count
    return try services.changed(
      "Changed \(count == 1 ? "1 enrolment" : "\(count) enrolments")", by: receipt,
      schema: "frun.train.enrol.change/1",
      [
        ("session", .string(session.id.text)), ("enrolments", .integer(Int64(count))),
        ("movedUp", .integer(Int64(up.count))),
      ], next: ["frun train session \(session.id.text)"])
  }
}
