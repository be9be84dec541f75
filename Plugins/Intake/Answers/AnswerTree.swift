import FrunForms
import FrunText

/// Answers by path, put together into nested JSON: groups are objects, repeats are lists.
struct AnswerTree {
  /// Deepest nesting of a path; deeper ones stay flat and are reported as unknown.
  static let deepest = 32

  private final class Node {
    var value: JSONValue?
    var names: [String] = []
    var members: [String: Node] = [:]
    var rows: [Int: Node] = [:]

    func member(_ name: String) -> Node {
      if let known = members[name] { return known }
      let made = Node()
      names.append(name)
      members[name] = made
      return made
    }

    func row(_ number: Int) -> Node {
      if let known = rows[number] { return known }
      let made = Node()
      rows[number] = made
      return made
    }

    /// Rows without answers are left out: a spreadsheet has columns for more relatives than most
    /// families name.
    var json: JSONValue {
      if let value { return value }
      if !rows.isEmpty {
        return .array(rows.sorted { $0.key < $1.key }.map(\.value.json))
      }
      return .object(object)
    }

    var object: JSONObject {
      var object = JSONObject()
      for name in names { object[name] = members[name]?.json }
      return object
    }
  }

  private let root = Node()

  /// Puts an answer at its place.
  func insert(_ value: JSONValue, at path: AnswerPath) {
    var node = root
    for step in path.components {
      node = node.member(step.name)
      if let row = step.row { node = node.row(row) }
    }
    node.value = value
  }

  /// Makes the row at a place, though it may stay without answers.
  func touch(_ path: AnswerPath) {
    var node = root
    for step in path.components {
      node = node.member(step.name)
      if let row = step.row { node = node.row(row) }
    }
  }

  /// All answers.
  var object: JSONObject { root.object }

  /// A record whose keys are paths, `family[2]/member_name`, as nested objects and lists; other
  /// records as they are.
  static func nested(_ record: JSONObject) -> JSONObject {
    guard record.keys.contains(where: { $0.contains("/") || $0.contains("[") }) else {
      return record
    }
    let tree = AnswerTree()
    var flat = JSONObject()
    for member in record.members {
      if let path = AnswerPath(member.key), path.components.count <= deepest {
        tree.insert(member.value, at: path)
      } else {
        flat[member.key] = member.value
      }
    }
    var object = tree.object
    for member in flat.members { object[member.key] = member.value }
    return object
  }
}
