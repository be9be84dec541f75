/// A small reader of iCalendar, written apart from the writer, by RFC 5545 only.
struct CalendarReader {
  struct Entry {
    var kind: String
    var lines: [(name: String, value: String)] = []

    subscript(name: String) -> String? { lines.first { $0.name == name }?.value }
    var sequence: Int { self["SEQUENCE"].flatMap { Int($0) } ?? 0 }
  }

  enum Fault: Error { case lineEnd, tooLong, nesting, line }

  let entries: [Entry]
  let head: [String]

  init(_ bytes: [UInt8]) throws {
    var physical: [[UInt8]] = [[]]
    var place = 0
    while place < bytes.count {
      if bytes[place] == 13 {
        guard place + 1 < bytes.count, bytes[place + 1] == 10 else { throw Fault.lineEnd }
        physical.append([])
        place += 2
        continue
      }
      guard bytes[place] != 10 else { throw Fault.lineEnd }
      physical[physical.count - 1].append(bytes[place])
      place += 1
    }
    guard physical.removeLast().isEmpty else { throw Fault.lineEnd }
    guard physical.allSatisfy({ $0.count <= 75 }) else { throw Fault.tooLong }
    var logical: [[UInt8]] = []
    for line in physical {
      if line.first == 32 || line.first == 9, !logical.isEmpty {
        logical[logical.count - 1] += line.dropFirst()
      } else {
        logical.append(line)
      }
    }
    var open: [String] = []
    var entries: [Entry] = []
    var head: [String] = []
    for line in logical {
      guard let text = String(validating: line, as: UTF8.self), let colon = text.firstIndex(of: ":")
      else { throw Fault.line }
      let name = text[..<colon].split(separator: ";").first.map(String.init) ?? ""
      let value = String(text[text.index(after: colon)...])
      switch name {
      case "BEGIN":
        open.append(value)
        if open.count == 2 { entries.append(Entry(kind: value)) }
      case "END":
        guard open.popLast() == value else { throw Fault.nesting }
      case _ where open.count == 2: entries[entries.count - 1].lines.append((name, value))
      case _ where open.count == 1: head.append("\(name):\(value)")
      case _ where open.count > 2: break
      default: throw Fault.nesting
      }
    }
    guard open.isEmpty else { throw Fault.nesting }
    self.entries = entries
    self.head = head
  }
}
