import FrunDomain
import FrunKit
import FrunText

extension ImportReport {
  /// Whether the archive brought nothing new.
  var isUnchanged: Bool {
    new == 0 && filled == 0 && waiting == 0 && refused.isEmpty && acknowledged == 0
      && !owesConfirmation
  }

  /// The report for people.
  var fields: FieldsEvent {
    let rows: [(String, String, Int)] = [
      ("new", "New changes", new), ("known", "Known already", known),
      ("filled", "Answers that were withheld before", filled),
      ("withheld", "Answers the sender withheld", withheld),
      ("waiting", "Waiting for others", waiting),
      ("missing", "Changes not included", missing.reduce(0) { $0 + $1.count }),
      ("refused", "Changes refused and kept aside", refused.reduce(0) { $0 + max($1.held, 1) }),
      ("disagreements", "New disagreements", disagreements.count),
      ("duplicates", "Perhaps the same person", duplicates.count),
      ("withdrawals", "Consents taken back", withdrawals.count),
      ("erased", "Answers erased", erased.reduce(0) { $0 + $1.count }),
      ("stored", "Attached files kept", attachments["stored"] ?? 0),
      ("acknowledged", "Archives of yours that arrived there", acknowledged),
    ]
    let alarms: Set = [
      "disagreements", "missing", "waiting", "refused", "duplicates", "withdrawals", "erased",
    ]
    var fields = [FieldsEvent.Field("sender", "From", Cell(archive.sender.handle ?? "new sender"))]
    if archive.isRegister {
      fields.append(.init("cases", "Holds", Cell("the training register")))
    } else {
      fields.append(.init("cases", "Cases", Cell(archive.cases.joined(separator: ", "))))
    }
    for (key, label, count) in rows where count > 0 || key == "new" || key == "known" {
      fields.append(.init(key, label, Cell("\(count)", alarms.contains(key) ? .caution : nil)))
    }
    if let directory {
      fields.append(
        .init(
          "directory", "Their directory",
          Cell(
            directory.days.map { $0 == 0 ? "of today" : $0.counted("day") + " old" } ?? "not known",
            directory.isOld ? .caution : nil)))
    }
    return FieldsEvent(title: nil, fields: fields)
  }

  /// The report for programs.
  var json: JSONValue {
    var object = JSONObject()
    object["archive"] = ArchiveSummary.listing.object(archive)
    object["new"] = .integer(Int64(new))
    object["known"] = .integer(Int64(known))
    object["waiting"] = .integer(Int64(waiting))
    object["filled"] = .integer(Int64(filled))
    object["withheld"] = .integer(Int64(withheld))
    object["missing"] = .array(
      missing.map {
        [
          "stream": .string($0.stream.text), "device": .string($0.device.text),
          "count": .integer(Int64($0.count)),
        ]
      })
    object["refused"] = .array(
      refused.map {
        [
          "stream": .string($0.stream.text), "author": .string($0.author.text),
          "code": .string($0.code), "reason": .string($0.reason), "held": .integer(Int64($0.held)),
        ]
      })
    object["disagreements"] = .array(
      disagreements.map {
        [
          "stream": .string($0.stream.text), "record": .string($0.record.text),
          "kind": .string($0.kind), "field": .string($0.field),
        ]
      })
    object["duplicates"] = .array(
      duplicates.map {
        [
          "incoming": .string($0.incoming.text), "incomingCase": .string($0.incomingCase.text),
          "existing": .string($0.existing.text), "existingCase": .string($0.existingCase.text),
          "reasons": .array($0.reasons.map { .string($0) }),
        ]
      })
    var files = JSONObject()
    for (key, count) in attachments { files[key] = .integer(Int64(count)) }
    object["attachments"] = .object(files)
    object["acknowledged"] = .integer(Int64(acknowledged))
    object["withdrawals"] = .array(withdrawals.map(\.json))
    object["erased"] = .array(
      erased.map { ["stream": .string($0.stream.text), "answers": .integer(Int64($0.count))] })
    object["owesConfirmation"] = .bool(owesConfirmation)
    object["directory"] = directory?.json ?? .null
    object["touched"] = .array(touched.map { .string($0.text) })
    object["dryRun"] = .bool(wasDryRun)
    return .object(object)
  }
}

extension PossibleDuplicate {
  /// What to look at, without a name or number in it.
  var sentence: String {
    let one = CaseNumber(of: incomingCase.id).description
    let other = CaseNumber(of: existingCase.id).description
    let rules = reasons.map { reason in
      switch reason {
      case "number": "the same identity number"
      case "nameAndBirth": "the same name and date of birth"
      case "nameInCase": "the same name in one case"
      default: reason
      }
    }
    let place = one == other ? "case \(one)" : "cases \(one) and \(other)"
    return "Perhaps one person twice in \(place): \(rules.joined(separator: "; ")). Look at both; "
      + "nothing is put together by itself."
  }
}

extension RefusedChanges {
  /// Who wrote what was refused, why, and what follows.
  func sentence(_ services: any Services) throws -> String {
    let who = try services.handle(of: author)
    let why =
      switch code {
      case "store.revokedAuthor": "\(who) was suspended or revoked, or the key was lost"
      case "store.foreignErasure": "they erase what members of your team wrote"
      case "store.context": "they contradict the order of other changes"
      default: "the role of \(who) does not cover them"
      }
    if code == "store.foreignErasure" {
      return
        "Changes by \(who) to \(place) are refused: \(why). A data protection officer who agrees "
        + "takes them in with 'frun import FILE --accept-erasures'; until then "
        + "\(held.counted("change waits", "changes wait")) aside, and \(who) is not told that it was obeyed."
    }
    let rest =
      held == 0
      ? "One answer stays out."
      : "\(held.counted("change waits", "changes wait")) aside; everything else was taken in."
    return "Changes by \(who) to \(place) are refused: \(why). \(rest)"
  }

  private var place: String {
    switch stream.kind {
    case .case: "case \(CaseNumber(of: stream.id).description)"
    case .directory: "the team directory"
    default: "the register"
    }
  }
}
