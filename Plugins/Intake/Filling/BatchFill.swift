import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Takes many records in: all are checked first, then those without problems are committed, each
/// on its own.
///
/// Of a long batch only some records are kept between checking and writing; the others are filled
/// a second time, so that the memory used does not grow with the batch.
struct BatchFill {
  let filler: RecordFiller
  private let invocation: Invocation
  private let services: any Services
  /// Whether records that were taken in before are taken in again.
  private let isAgain: Bool
  /// The records taken in, without what was committed for them.
  private(set) var accepted: [FilledRecord] = []
  /// The records that were taken in before, with their cases.
  private(set) var known: [KnownRecord] = []
  /// What is wrong with the others, in their order.
  private(set) var problems: [RecordProblem] = []
  /// Answers that were set aside, of records that were taken in.
  private(set) var notes: [RecordProblem] = []
  /// Answers of records taken in that are worth a second look.
  private(set) var looks: [RecordProblem] = []
  /// How many records were refused.
  private(set) var refused = 0

  /// A record that an earlier run took in.
  struct KnownRecord {
    /// Number in the batch, from 1.
    let number: Int
    /// The case it is in.
    let stream: StreamID
  }

  /// How many records pass between two reports of progress.
  private static let stride = 20
  /// How many records are kept between checking and writing.
  private static let held = 256

  init(
    filler: RecordFiller, invocation: Invocation, services: any Services, isAgain: Bool = false
  ) {
    self.filler = filler
    self.invocation = invocation
    self.services = services
    self.isAgain = isAgain
  }

  /// Checks all records, then writes.
  ///
  /// - Throws: ``Failure`` when writing fails for a reason that is not in the record; what was
  ///   written before stays, and the same file given again goes on behind it.
  mutating func run(_ records: [GivenRecord]) throws {
    let digests = BatchIdentity(form: filler.form.id, file: filler.file, visit: filler.visit)
      .digests(of: records)
    let before = isAgain ? [:] : try BatchIdentity.known(digests, services)
    var sound: [(place: Int, record: FilledRecord?)] = []
    for (place, record) in records.enumerated() {
      try progress("checking", place, of: records.count)
      if let stream = before[digests[place]] {
        known.append(KnownRecord(number: record.number, stream: stream))
        continue
      }
      switch try filler.fill(record, source: isAgain ? nil : digests[place]) {
      case .ready(let filled):
        // Files are kept when their record is written, so such a record is filled again.
        let isHeld = sound.count < Self.held && filler.reading.media == nil
        sound.append((place, isHeld ? filled : nil))
      case .refused(let problems): refuse(problems.map { $0.inRow(record.row) })
      }
    }
    for index in sound.indices {
      try progress("writing", index, of: sound.count)
      let record = records[sound[index].place]
      let outcome =
        try sound[index].record.map { .ready($0) }
        ?? filler.fill(
          record, source: isAgain ? nil : digests[sound[index].place], keepsFiles: true)
      sound[index].record = nil
      switch outcome {
      case .ready(let filled):
        try keep(filled)
        notes += filled.notes.map { $0.inRow(record.row) }
        looks += filled.looks.map { $0.inRow(record.row) }
      case .refused(let problems): refuse(problems.map { $0.inRow(record.row) })
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
      try services.releaseFiles(record.files)
      refuse([RecordProblem(record.number, failure)])
    } catch var failure as Failure {
      try? services.releaseFiles(record.files)
      // Whoever runs the batch again must know what is there already.
      if let last = accepted.last {
        failure.hints.insert(
          "\(accepted.count) records up to number \(last.number) were taken in and stay; "
            + "the same file given again goes on with the others", at: 0)
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
