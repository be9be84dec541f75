/// The members of a JSON object in the order in which they were written.
///
/// Invariant: no key occurs twice. Keys are compared as code points, not by canonical equivalence,
/// because two systems may disagree on normalisation.
public struct JSONObject: Sendable {
  /// One member of an object.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue
  }

  /// The members, in order.
  public private(set) var members: [Member] = []
  /// Places by the key's UTF-8; small objects are searched in line.
  private var places: [[UInt8]: Int] = [:]

  /// Creates an object without members.
  public init() {}

  /// The keys, in order.
  public var keys: [String] { members.map(\.key) }
  /// How many members there are.
  public var count: Int { members.count }
  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }

  /// The value of a key. Setting a new key appends it, setting nil removes the member.
  public subscript(key: String) -> JSONValue? {
    get { place(of: key).map { members[$0].value } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil):
        members.remove(at: place)
        reindex()
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  /// Appends a member and returns true, or returns false when the key is taken.
  mutating func insert(_ key: String, _ value: JSONValue) -> Bool {
    guard place(of: key) == nil else { return false }
    append(key, value)
    return true
  }

  private mutating func append(_ key: String, _ value: JSONValue) {
    members.append(Member(key: key, value: value))
    if members.count > 8 {
      if places.isEmpty { reindex() } else { places[Array(key.utf8)] = members.count - 1 }
    }
  }

  private mutating func reindex() {
    places.removeAll()
    guard members.count > 8 else { return }
    for (place, member) in members.enumerated() { places[Array(member.key.utf8)] = place }
  }

  private func place(of key: String) -> Int? {
    guard members.count > 8 else {
      return members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
    }
    return places[Array(key.utf8)]
  }
}

extension JSONObject: Hashable {
  /// Whether both have equal members, in any order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
  }

  /// Feeds the members to the hasher without regard to their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members {
      var own = Hasher()
      own.combine(Array(member.key.utf8))
      own.combine(member.value)
      sum &+= own.finalize()
    }
    hasher.combine(count)
    hasher.combine(sum)
  }
}
