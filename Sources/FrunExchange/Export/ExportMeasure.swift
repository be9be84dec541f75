internal import FrunDomain

/// What the first pass over the changes counts.
struct ExportMeasure {
  var files: [PayloadFile] = []
  /// Answers that go and stay, per stream asked for.
  private(set) var tallies: [StreamID: ExportTally] = [:]
  private(set) var operations = 0
  /// Operations of the streams asked for: a directory alone is no export unless it was asked for.
  private(set) var ownOperations = 0
  /// Digests of attached files that leave, in the order of their records.
  private(set) var attachments: [[UInt8]] = []
  private(set) var newestAt: Moment?
  /// Erasures that leave, of the streams asked for.
  private(set) var erasures = 0
  /// Attached files that stay, each counted once, by the reason.
  private(set) var stayingFiles: [WithholdingReason: Int] = [:]
  private var seen: Set<[UInt8]> = []
  private var stayed: Set<RecordID> = []

  mutating func note(
    _ assertion: Assertion?, _ reason: WithholdingReason?, in stream: StreamID, isCounted: Bool
  ) {
    if isCounted { tallies[stream, default: ExportTally()].insert(assertion, reason) }
    if isCounted, case .erase? = assertion?.change { erasures += 1 }
    guard let assertion, assertion.kind == "attachment", assertion.field == "content",
      case .digest(let digest) = assertion.change.value
    else { return }
    if let reason {
      if stayed.insert(assertion.record).inserted { stayingFiles[reason, default: 0] += 1 }
    } else if seen.insert(digest).inserted {
      attachments.append(digest)
    }
  }

  mutating func note(_ commit: Commit, isOwn: Bool) {
    operations += 1
    if isOwn { ownOperations += 1 }
    newestAt = max(newestAt ?? commit.at, commit.at)
  }

  /// All streams together.
  var tally: ExportTally { tallies.values.reduce(into: ExportTally()) { $0.merge($1) } }
}

/// Attached files of an export.
struct ExportedAttachments {
  var files: [PayloadFile] = []
  /// Hexadecimal digests of those that are named and do not go.
  var omitted: [String] = []
  /// Left out on request.
  var notChosen = 0
  /// Left out because their bytes never came here.
  var notHere = 0
  /// Those that stay, and of which the archive tells nothing but that there is a file, by the reason.
  var staying: [WithholdingReason: Int] = [:]
}

/// Counts answers per field while changes pass by.
struct ExportTally {
  private struct Place: Hashable {
    let kind: String
    let field: String
    let reason: WithholdingReason?
  }

  private var counts: [Place: Int] = [:]

  mutating func insert(_ assertion: Assertion?, _ reason: WithholdingReason?) {
    counts[
      Place(kind: assertion?.kind ?? "", field: assertion?.field ?? "", reason: reason), default: 0
    ] += 1
  }

  mutating func merge(_ other: ExportTally) { counts.merge(other.counts, uniquingKeysWith: +) }

  /// The lines in the order of the dictionary, unknown fields last.
  func lines(schema: Schema) -> [ExportPreview.Line] {
    var order: [String: Int] = [:]
    for kind in schema.kinds {
      for field in kind.fields { order["\(kind.name).\(field.name)"] = order.count }
    }
    let places = counts.keys.sorted { left, right in
      let (first, second) = ("\(left.kind).\(left.field)", "\(right.kind).\(right.field)")
      return (order[first] ?? .max, first, left.reason?.rawValue ?? "")
        < (order[second] ?? .max, second, right.reason?.rawValue ?? "")
    }
    return places.map { place in
      ExportPreview.Line(
        kind: schema.kind(place.kind)?.label ?? "Unknown record",
        field: schema.field(place.field, of: place.kind)?.label ?? "unknown field",
        count: counts[place] ?? 0, reason: place.reason)
    }
  }

  /// How many answers stay for each reason, and of how many questions.
  var withheld: [(reason: WithholdingReason, answers: Int, fields: Int)] {
    WithholdingReason.allCases.compactMap { reason in
      let places = counts.filter { $0.key.reason == reason }
      return places.isEmpty ? nil : (reason, places.values.reduce(0, +), places.count)
    }
  }
}
