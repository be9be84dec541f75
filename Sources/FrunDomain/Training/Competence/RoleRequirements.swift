import FrunText

/// A competence that a role asks for, and how many days after taking the role it may be missing.
public struct RoleRequirement: Hashable, Sendable, Codable, Comparable {
  /// Code of `trainingRole`; `everyone` asks it of whoever has any role.
  public let role: String
  /// The competence at the least level.
  public let needed: CompetenceLevel
  /// Days after taking the role before a missing competence is a gap; 0 means from the first day.
  public let graceDays: Int

  /// A requirement.
  public init(role: String, needed: CompetenceLevel, graceDays: Int) {
    self.role = role
    self.needed = needed
    self.graceDays = graceDays
  }

  /// By role, then competence.
  public static func < (left: RoleRequirement, right: RoleRequirement) -> Bool {
    (left.role, left.needed.description) < (right.role, right.needed.description)
  }
}

/// What every role asks for, as `roles.csv` of the curriculum says:
/// `role,competency,level,grace_days`.
public struct RoleRequirements: Hashable, Sendable, Codable {
  /// The role that stands for every other.
  public static let everyone = "everyone"

  /// The requirements by role and competence, each pair once.
  public let list: [RoleRequirement]

  /// Requirements.
  public init(_ list: [RoleRequirement] = []) {
    var byPair: [String: RoleRequirement] = [:]
    for one in list {
      let key = "\(one.role) \(one.needed.competence)"
      // The stricter of two.
      if let known = byPair[key],
        (known.needed.level, -known.graceDays) >= (one.needed.level, -one.graceDays)
      {
        continue
      }
      byPair[key] = one
    }
    self.list = byPair.values.sorted()
  }

  /// Reads the file.
  ///
  /// - Throws: ``DomainError`` of kind `malformedPackage` naming the line.
  public init(csv bytes: [UInt8]) throws(DomainError) {
    let table: CSVTable
    do { table = try CSVReader().table(of: bytes) } catch {
      throw DomainError(.malformedPackage, at: "line \(error.line)", error.reason.rawValue)
    }
    guard Set(["role", "competency", "level", "grace_days"]).isSubset(of: table.header) else {
      throw DomainError(
        .malformedPackage, at: "line 1", "columns role, competency, level, grace_days are expected")
    }
    let roles = Schema.standard.vocabulary("trainingRole")
    var list: [RoleRequirement] = []
    for (place, row) in table.rows.enumerated() {
      func wrong(_ expected: String) -> DomainError {
        DomainError(.malformedPackage, at: "line \(row.line)", expected)
      }
      guard let role = table[place, "role"], roles?.contains(role) == true else {
        throw wrong("a role is a code of trainingRole")
      }
      guard let competence = table[place, "competency"],
        let level = table[place, "level"].flatMap({ Int($0) }),
        let needed = CompetenceLevel(competence, level: level)
      else { throw wrong("a competency and a level from 1 to 4 are expected") }
      guard let days = table[place, "grace_days"].flatMap({ Int($0) }), (0...3660).contains(days)
      else { throw wrong("grace days are a number from 0 to 3660") }
      list.append(RoleRequirement(role: role, needed: needed, graceDays: days))
    }
    self.init(list)
  }

  /// The same list always gives the same bytes, which ``init(csv:)`` reads.
  public var bytes: [UInt8] {
    CSVWriter().text(
      [["role", "competency", "level", "grace_days"]]
        + list.map {
          [$0.role, $0.needed.competence, "\($0.needed.level)", "\($0.graceDays)"]
        }
    ).utf8.map(\.self)
  }

  /// What a role asks for, with what is asked of everyone; of both the stricter.
  public func list(of role: String) -> [RoleRequirement] {
    var byCompetence: [String: RoleRequirement] = [:]
    for one in list where one.role == role || one.role == Self.everyone {
      let known = byCompetence[one.needed.competence]
      if known == nil || known?.needed.level ?? 0 < one.needed.level {
        byCompetence[one.needed.competence] = one
      }
    }
    return byCompetence.values.sorted { $0.needed.competence < $1.needed.competence }
  }
}
