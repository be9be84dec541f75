import FrunDomain
import FrunStore

/// Several stores of one team: the first founded it, the others know its directory.
struct Team {
  let offices: [Office]
  let directory: StreamID

  init(seed: UInt64, roles: [Role], skews: [Int64] = []) throws {
    let founder = try Office(seed: seed, role: .dataProtectionOfficer, skew: skews.first ?? 0)
    var offices = [founder]
    guard let directory = try founder.store.directoryStream() else {
      throw StoreError(.notFound, "no directory")
    }
    for (index, role) in roles.enumerated().dropFirst() {
      let office = try Office(
        seed: seed &* 1_000 &+ UInt64(index), role: nil,
        skew: index < skews.count ? skews[index] : 0)
      let identity = try office.identity
      try founder.store.commit(
        ChangeSet(
          stream: directory, command: "team add",
          assertions: founder.store.memberAssertions(
            id: identity.member, handle: "m\(index)", name: nil, role: role,
            signingKey: try office.store.publicKey(), recipient: "age1none")))
      offices.append(office)
    }
    self.offices = offices
    self.directory = directory
    let keys = [try founder.identity.member: try founder.store.publicKey()]
    for office in offices.dropFirst() {
      try office.store.joinTeam(directory)
      _ = try office.store.ingest(
        founder.store.bundles(stream: directory), heads: founder.store.heads(of: directory),
        keys: keys)
    }
  }

  /// Everybody gives everything to the founder, who gives it to everybody.
  func synchronize() throws {
    for office in offices.dropFirst() { try Team.deliver(office, to: offices[0]) }
    for office in offices.dropFirst() { try Team.deliver(offices[0], to: office) }
  }

  /// All of it each time: what was withheld before comes with its body now.
  static func deliver(_ source: Office, to target: Office) throws {
    for stream in try source.store.streams() {
      _ = try target.store.ingest(
        source.store.bundles(stream: stream), heads: source.store.heads(of: stream))
    }
  }
}

/// The first line in which two dumps differ; nil when they are equal.
func firstDifference(_ one: [UInt8], _ other: [UInt8]) -> String? {
  let left = one.split(separator: 10)
  let right = other.split(separator: 10)
  for index in 0..<max(left.count, right.count) {
    let mine = index < left.count ? String(decoding: left[index], as: UTF8.self) : "nothing"
    let theirs = index < right.count ? String(decoding: right[index], as: UTF8.self) : "nothing"
    if mine != theirs { return "line \(index): \(mine) | \(theirs)" }
  }
  return nil
}
