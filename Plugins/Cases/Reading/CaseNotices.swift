import FrunDomain
import FrunKit

extension Services {
  /// Says who must be told about something taken back or erased in a case.
  func remindOfNotices(about file: OpenedCase) throws {
    let open = try readable { try notices(about: [file.stream]) } ?? []
    let pending = Set(open.filter { $0.isPending && $0.matter != .confirmation }.map(\.name))
      .sorted()
    if !pending.isEmpty {
      let names = pending.map { "\"\($0)\"" }
      try warn(
        "\(names.joined(separator: ", ")) "
          + "\(pending.count == 1 ? "has" : "have") this case and must be told: 'frun export "
          + "\(file.number) --purpose notice --to \(names[0])'")
    }
    let others = Set(open.filter { $0.state == .unreachable }.map(\.name)).sorted()
    for name in others {
      try warn("No archive can tell \(name), who was given this case: tell them yourself")
    }
  }
}

extension CaseSheet {
  /// What was taken back, and who was not told yet, in sentences.
  func withdrawn(_ services: any Services, _ words: CaseWords) throws -> [String] {
    var text: [String] = []
    for consent in consents where consent.code("decision") == "withdrawn" {
      // Somebody else's later yes stands in its place, as it does when an export is judged.
      let isReplaced = consents.contains { other in
        ["person", "purpose", "kind"].allSatisfy { other[$0] == consent[$0] }
          && Self.weight(other) > Self.weight(consent)
      }
      if isReplaced { continue }
      let purpose = try words.cell("purpose", of: consent, disagreements)?.text ?? ""
      let recipients = consent.texts("recipients")
      let whom =
        recipients.isEmpty
        ? "exports for it are refused" : "nothing may go to \(recipients.joined(separator: ", "))"
      text.append("Consent to \(purpose.lowercased()) was taken back: \(whom).")
    }
    let notices = try readable { try services.notices(about: [file.stream]) } ?? []
    for state in [NoticeSummary.State.pending, .sent, .unreachable] {
      let names = Set(
        notices.filter { $0.state == state && $0.matter != .confirmation }.map(\.name)
      ).sorted().joined(separator: ", ")
      guard !names.isEmpty else { continue }
      switch state {
      case .pending: text.append("Not told yet: \(names) ('frun archive notices').")
      case .sent: text.append("Told, and not confirmed: \(names).")
      case .unreachable: text.append("No archive can tell \(names): tell them yourself.")
      case .confirmed: break
      }
    }
    return text
  }
}
