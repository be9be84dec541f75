import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Takes many records in: all are checked first, then those without problems are committed, each
/// on its own.
///
/// Records are filled twice, to check and to write, so that the memory used does not grow with the
/// batch.
struct BatchFill {
  let filler: RecordFiller
  private let invocation: Invocation
  private let services: any Services
  /// The records taken in, without what was committed for them.
  private(set) var accepted: [FilledRecord] = []
  /// What is wrong with the others, in their order.
  private(set) var problems: [RecordProblem] = []
  /// How many records were refused.
  private(set) var refused = 0

  /// How many records pass between two reports of progress.
  private static let stride = 20

  init(filler: RecordFiller, invocation: Invocation, services: any Services) {
    self.filler = filler
    self.invocation = invocation
    self.services = services
  }

  /// Checks all records, then writes.
  ///
  /// - Throws: ``Failure`` when writing fails for a reason that is not in the record; what was
  ///   written before stays and is named.
  mutating func run(_ records: [JSONObject]) throws {
    var sound: [Int] = []
    for (place, record) in records.enumerated() {
      try progress("checking", place, of: records.count)
      switch try filler.fill(record, number: place + 1) {
      case .ready: sound.append(place)
      case .refused(let problems): refuse(problems)
      }
    }
    for (done, place) in sound.enumerated() {
      try progress("writing", done, of: sound.count)
      switch try filler.fill(records[place], number: place + 1) {
      case .ready(let record): try keep(record)
      case .refused(let problems): refuse(problems)
      }
    }
    problems.sort { $0.record < $1.record }
  }

  /// Notes the problems of one record.
  mutating func refuse(_ problems: [RecordProblem]) {
    self.problems += problems
    refused += 1
  }

  /// Commits one record.
  mutating func keep(_ record: FilledRecord) throws {
    do {
      _ = try services.commit(
        ChangeSet(
          stream: record.stream, command: invocation.commandName, reason: record.reason,
          assertions: record.assertions))
      accepted.append(record.reported)
    } catch let failure as Failure where Self.isAboutTheRecord(failure) {
      refuse([RecordProblem(record.number, failure)])
    } catch var failure as Failure {
      // Whoever runs the batch again must know what is there already.
      if let last = accepted.last {
        failure.hints.insert(
          "\(accepted.count) records up to number \(last.number) were taken in and stay; "
            + "leave them out when you run the batch again", at: 0)
      }
      throw failure
    }
  }

  /// Whether a commit failed because of what the record says: the next one may pass.
  private static func isAboutTheRecord(_ failure: Failure) -> Bool {
    failure.kind == .data || ["store.gate", "store.disagreement"].contains(failure.code)
  }

  private func progress(_ phase: String, _ done: Int, of total: Int) throws {
    guard total > Self.stride, done % Self.stride == 0 else { return }
    try services.progress(phase, done, of: total)
  }
}
