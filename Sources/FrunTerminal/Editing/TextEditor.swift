import FrunText

/// Text being typed, with a cursor between grapheme clusters.
///
/// A pure value: keys change it, layout reads it. There is no history, so
/// nothing typed comes back in another field.
package struct TextEditor: Hashable, Sendable {
  /// The clusters, in the order they are stored.
  package private(set) var characters: [Character]
  /// Place of the cursor: the number of clusters before it.
  package private(set) var cursor: Int
  /// Whether line breaks are part of the text.
  package let isMultiline: Bool
  /// The most clusters.
  package let limit: Int

  /// An editor over `text`, the cursor at its end.
  package init(_ text: String = "", isMultiline: Bool = false, limit: Int = 10_000) {
    self.isMultiline = isMultiline
    self.limit = max(1, limit)
    characters = []
    cursor = 0
    insert(text)
  }

  /// The text in normal form C.
  package var text: String { NormalForm.composed(String(characters)) }

  /// Whether nothing is typed.
  package var isEmpty: Bool { characters.isEmpty }

  /// Puts text in at the cursor. Control characters are left out; where line
  /// breaks are no part of the text, they and tabs become spaces.
  ///
  /// - Returns: false when some of it did not fit.
  @discardableResult
  package mutating func insert(_ text: String) -> Bool {
    let clean = Self.clean(text, isMultiline: isMultiline)
    guard !clean.isEmpty else { return true }
    // A mark typed after its letter joins it, so the last cluster is read again.
    let kept = max(0, cursor - 1)
    let joined = NormalForm.composed(String(characters[kept..<cursor]) + clean)
    let room = limit - (characters.count - (cursor - kept))
    let added = Array(joined).prefix(max(0, room))
    let fits = added.count == joined.count
    guard fits || added.count > cursor - kept else { return false }
    characters.replaceSubrange(kept..<cursor, with: added)
    cursor = kept + added.count
    return fits
  }

  /// Takes the text away and puts another in.
  package mutating func replace(with text: String) {
    characters = []
    cursor = 0
    insert(text)
  }

  /// Does what an editing key does; false when the key means nothing here.
  package mutating func take(_ key: Key) -> Bool {
    switch key {
    case .text(let text): return insert(text)
    case .paste(let text): return insert(text)
    case .named(.backspace):
      guard cursor > 0 else { return true }
      cursor -= 1
      characters.remove(at: cursor)
    case .named(.delete):
      if cursor < characters.count { characters.remove(at: cursor) }
    case .named(.left): cursor = max(0, cursor - 1)
    case .named(.right): cursor = min(characters.count, cursor + 1)
    case .named(.wordLeft): cursor = wordStart
    case .named(.wordRight): cursor = wordEnd
    case .named(.home), .control("a"): cursor = lineStart
    case .named(.end), .control("e"): cursor = lineEnd
    case .control("u"):
      let start = lineStart
      characters.removeSubrange(start..<cursor)
      cursor = start
    case .control("w"):
      let start = wordStart
      characters.removeSubrange(start..<cursor)
      cursor = start
    case .control("j") where isMultiline: insert("\n")
    default: return false
    }
    return true
  }

  /// Moves the cursor to a place.
  package mutating func move(to place: Int) {
    cursor = min(max(0, place), characters.count)
  }

  // MARK: Places

  private var lineStart: Int {
    (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }

  private var lineEnd: Int {
    characters[cursor...].firstIndex(of: "\n") ?? characters.count
  }

  private var wordStart: Int {
    var place = cursor
    while place > 0, !characters[place - 1].isWordPart { place -= 1 }
    while place > 0, characters[place - 1].isWordPart { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = cursor
    while place < characters.count, !characters[place].isWordPart { place += 1 }
    while place < characters.count, characters[place].isWordPart { place += 1 }
    return place
  }

  private static func clean(_ text: String, isMultiline: Bool) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x0D, 0x2028, 0x2029: result.append(isMultiline ? "\n" : " ")
      case 0x09: result.append(" ")
      case 0x00...0x1F, 0x7F...0x9F: break
      // Overrides make a name read as another one; nobody types them by hand.
      case 0x202D, 0x202E: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber }
}
