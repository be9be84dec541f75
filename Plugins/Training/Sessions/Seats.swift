import FrunDomain
import FrunKit

/// The seats of a session and who waits for one. Who asked first moves up first.
struct Seats {
  private let seats: Int?
  private var taken: Int
  private var number: Int

  /// Whether somebody of a status takes a seat.
  static func takes(_ status: String?) -> Bool {
    switch status {
    case "waiting", "withdrawn", "absent": false
    default: true
    }
  }

  init(_ session: TrainingSession, _ people: [Enrolment]) {
    seats = session.seats
    taken = people.filter { Self.takes($0.status) }.count
    number = people.compactMap(\.number).max() ?? 0
  }

  /// Gives the next one a seat, or a place in the waiting list, and a number on the lists.
  mutating func seat(_ draft: inout RecordDraft, status: String, at moment: Moment) throws {
    let isFree = isFree
    if isFree { taken += 1 }
    number += 1
    try draft.set("status", .code(isFree ? status : "waiting"))
    try draft.set("number", .integer(Int64(number)))
    try draft.set("requestedAt", .moment(moment))
  }

  /// Whether another seat can be given.
  var isFree: Bool { seats.map { taken < $0 } ?? true }

  /// Who moves up when so many seats become free.
  static func movingUp(_ people: [Enrolment], free: Int) -> [Enrolment] {
    let waiting = people.filter { $0.status == "waiting" }.sorted {
      let left = $0.requestedAt?.utcMilliseconds ?? .min
      let right = $1.requestedAt?.utcMilliseconds ?? .min
      return (left, $0.number ?? .max, $0.id) < (right, $1.number ?? .max, $1.id)
    }
    return Array(waiting.prefix(max(0, free)))
  }
}
