import FrunText

/// A part of a rule package with its place, for strict reading.
struct PackageNode {
  let json: JSONValue
  let place: String

  init(_ json: JSONValue, at place: String) {
    self.json = json
    self.place = place
  }

  private func wrong(_ reason: String) -> DomainError {
    DomainError(.malformedPackage, at: place, reason)
  }

  /// Checks that it is an object with all expected members and no unknown one.
  func members(_ expected: Set<String>, optional: Set<String> = []) throws(DomainError)
    -> PackageNode
  {
    guard let object = json.object else { throw wrong("an object is expected") }
    for key in expected.sorted() where object[key] == nil { throw wrong("\(key) is missing") }
    for key in object.keys where !expected.contains(key) && !optional.contains(key) {
      throw wrong("an unknown member")
    }
    return self
  }

  func node(_ key: String) -> PackageNode? {
    json[key].map { PackageNode($0, at: place + "." + key) }
  }

  func required(_ key: String) throws(DomainError) -> PackageNode {
    guard let node = node(key) else { throw wrong("\(key) is missing") }
    return node
  }

  func elements() throws(DomainError) -> [PackageNode] {
    guard let array = json.array else { throw wrong("a list is expected") }
    return array.enumerated().map { PackageNode($0.element, at: "\(place)[\($0.offset)]") }
  }

  func nodes(_ key: String) throws(DomainError) -> [PackageNode] { try required(key).elements() }

  func text() throws(DomainError) -> String {
    guard let text = json.string, !text.isEmpty, text.utf8.count <= 500 else {
      throw wrong("a text is expected")
    }
    return text
  }

  func text(_ key: String) throws(DomainError) -> String { try required(key).text() }

  func texts() throws(DomainError) -> [String] {
    var texts: [String] = []
    for node in try elements() { texts.append(try node.text()) }
    return texts
  }

  func texts(_ key: String) throws(DomainError) -> [String] { try required(key).texts() }

  func flag() throws(DomainError) -> Bool {
    guard let flag = json.bool else { throw wrong("true or false is expected") }
    return flag
  }

  func number(_ key: String, _ range: ClosedRange<Int>) throws(DomainError) -> Int {
    guard let number = try required(key).json.integer, range.contains(number) else {
      throw wrong("\(key) is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func period() throws(DomainError) -> Period {
    do {
      return try Period(parsing: try text())
    } catch {
      throw wrong(error.reason)
    }
  }

  func period(_ key: String) throws(DomainError) -> Period { try required(key).period() }

  func date(_ key: String) throws(DomainError) -> CivilDate {
    do {
      return try CivilDate(parsing: try text(key))
    } catch {
      throw DomainError(.malformedPackage, at: place + "." + key, error.reason)
    }
  }
}
