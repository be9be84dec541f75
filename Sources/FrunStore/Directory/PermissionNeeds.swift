import FrunDomain

/// What somebody must be allowed to do to write a set of assertions.
struct PermissionNeeds {
  private struct Need: Hashable {
    let operation: FrunDomain.Operation
    let kind: String
  }

  private let stream: StreamKind
  private var needs: Set<Need> = []

  init(_ change: ChangeSet) {
    self.init(stream: change.stream.kind, assertions: change.assertions)
    if change.settles { add(.decide, kinds: change.assertions.map(\.kind)) }
  }

  init(stream: StreamKind, assertions: [Assertion]) {
    self.stream = stream
    for assertion in assertions {
      if case .erase = assertion.change {
        needs.insert(Need(operation: .erase, kind: assertion.kind))
      } else if assertion.kind == Schema.commitNote {
        // Who may change something may say why.
        continue
      } else if stream == .directory {
        needs.insert(Need(operation: .administer, kind: assertion.kind))
      } else {
        needs.insert(Need(operation: .write, kind: assertion.kind))
      }
    }
  }

  private mutating func add(_ operation: FrunDomain.Operation, kinds: [String]) {
    for kind in kinds where kind != Schema.commitNote {
      needs.insert(Need(operation: operation, kind: kind))
    }
  }

  /// The first refusal, when none of the roles covers a need.
  func refusal(for roles: Set<Role>) -> Refusal? {
    let ordered = needs.sorted {
      ($0.operation.rawValue, $0.kind) < ($1.operation.rawValue, $1.kind)
    }
    for need in ordered {
      let refusals = roles.sorted { $0.rawValue < $1.rawValue }.map {
        Permissions.standard.check($0, need.operation, in: stream, kind: need.kind)
      }
      if refusals.contains(nil) { continue }
      return refusals.compactMap(\.self).first
        ?? Refusal(message: "Somebody without a role may not \(need.operation.label).", whoMay: [])
    }
    return nil
  }
}
