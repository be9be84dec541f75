/// Why somebody may not do something, and who may.
public struct Refusal: Hashable, Sendable, Codable {
  /// The refusal in words, without personal data.
  public let message: String
  /// The roles that are allowed to.
  public let whoMay: [Role]

  /// A refusal.
  public init(message: String, whoMay: [Role]) {
    self.message = message
    self.whoMay = whoMay
  }
}

/// One row of the permission table.
public struct Permission: Hashable, Sendable, Codable {
  /// Who.
  public let role: Role
  /// In which streams.
  public let stream: StreamKind
  /// May do what.
  public let operations: Set<Operation>
  /// Only records of these kinds; empty for all.
  public let kinds: Set<String>
  /// No records of these kinds.
  public let except: Set<String>

  /// A row.
  public init(
    _ role: Role, _ stream: StreamKind, _ operations: Set<Operation>, kinds: Set<String> = [],
    except: Set<String> = []
  ) {
    self.role = role
    self.stream = stream
    self.operations = operations
    self.kinds = kinds
    self.except = except
  }
}

/// The table of who may do what. Nothing is allowed that no row allows.
public struct Permissions: Sendable, Hashable {
  /// The rows; a later row adds to earlier ones.
  public let rows: [Permission]

  /// A table.
  public init(rows: [Permission]) { self.rows = rows }

  /// The table of this version.
  public static let standard = Permissions(rows: [
    Permission(
      .caseworker, .case, [.read, .write, .export, .import, .undo], except: supervisorKinds),
    // Whoever is told a complaint writes it down, and does not read what others were told.
    Permission(.caseworker, .case, [.write], kinds: supervisorKinds),
    Permission(.caseworker, .training, [.read]),
    Permission(.caseworker, .directory, [.read]),
    Permission(.caseworker, .office, [.read]),
    Permission(
      .supervisor, .case,
      [.read, .write, .decide, .approve, .undo, .export, .import, .audit]),
    Permission(.supervisor, .training, [.read, .approve, .import]),
    Permission(.supervisor, .directory, [.read, .write, .administer, .import, .audit]),
    Permission(.supervisor, .office, [.read, .write]),
    Permission(
      .dataProtectionOfficer, .case,
      [.read, .write, .decide, .undo, .export, .import, .erase, .audit]),
    Permission(.dataProtectionOfficer, .training, [.read, .export, .import, .erase, .audit]),
    Permission(
      .dataProtectionOfficer, .directory,
      [.read, .write, .decide, .undo, .administer, .export, .import, .erase, .audit]),
    Permission(
      .dataProtectionOfficer, .office, [.read, .write, .decide, .undo, .export, .import, .audit]),
    Permission(
      .trainer, .training, [.read, .write, .decide, .approve, .undo, .export, .import]),
    Permission(.trainer, .directory, [.read]),
    Permission(.trainer, .office, [.read]),
    Permission(.viewer, .case, [.read], kinds: viewerKinds),
    Permission(.viewer, .training, [.read]),
    Permission(.viewer, .directory, [.read]),
    Permission(.viewer, .office, [.read]),
  ])

  /// What caseworkers do not read: it may be about them.
  static let supervisorKinds: Set<String> = ["complaint"]

  /// What a viewer sees of a case: its course, not its persons.
  private static let viewerKinds: Set<String> = [
    "case", "assignment", "plan", "goal", "placement", "visit", "review",
  ]

  /// Whether a role may do something with a kind of record; nil when it may,
  /// else the refusal. `kind` nil asks about the stream as a whole, which a
  /// row for some kinds only does not cover unless the operation is reading.
  public func check(
    _ role: Role, _ operation: Operation, in stream: StreamKind, kind: String? = nil
  ) -> Refusal? {
    if allows(role, operation, stream, kind) { return nil }
    let others = Role.allCases.filter { allows($0, operation, stream, kind) }
    let names = others.map(\.label).joined(separator: " or ")
    let who = others.isEmpty ? "Nobody may." : "A \(names) may."
    let what = kind.map { "\($0) records" } ?? "\(stream.rawValue) records"
    return Refusal(
      message: "A \(role.label) may not \(operation.label) (\(what)). \(who)", whoMay: others)
  }

  private func allows(
    _ role: Role, _ operation: Operation, _ stream: StreamKind, _ kind: String?
  ) -> Bool {
    rows.contains { row in
      guard row.role == role, row.stream == stream, row.operations.contains(operation) else {
        return false
      }
      if row.kinds.isEmpty { return kind.map { !row.except.contains($0) } ?? true }
      guard let kind else { return operation == .read }
      return row.kinds.contains(kind)
    }
  }
}
