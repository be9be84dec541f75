import FrunText

/// What texts of a manifest may hold: they are shown to a person who decides whether to trust it.
extension PluginManifest {
  static func line(
    _ reader: inout JSONObjectReader, _ key: String, _ limit: Int
  ) throws(JSONShapeError) -> String {
    let text = try reader.string(key)
    guard text.unicodeScalars.allSatisfy(isVisible), !text.isEmpty, text.count <= limit else {
      throw JSONShapeError(
        "must be one printable line of at most \(limit) characters", at: reader.place(key))
    }
    return text
  }

  /// A name without folders, links to the outside, or hiding.
  static func isFileName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return (1...64).contains(bytes.count) && bytes.first != 0x2E && bytes.first != 0x2D
      && bytes.allSatisfy {
        (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
          || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
      }
  }

  /// Whether a character shows itself: no control, nothing that changes the direction of what
  /// follows, nothing of no width but the joiners that Persian and Hindi words need.
  public static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D: return true
    // Letters of Hangul that draw nothing, and selectors that can spell hidden text.
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0xE0100...0xE01EF: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return false
    default: return true
    }
  }

  /// Where the first text stands that holds what cannot be seen; line feeds and tabs are no harm.
  static func hiddenText(_ json: JSONValue, at path: String = "") -> String? {
    func isHidden(_ text: String) -> Bool {
      !text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || isVisible($0) }
    }
    switch json {
    case .string(let text): return isHidden(text) ? path : nil
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        if let place = hiddenText(element, at: "\(path)[\(index)]") { return place }
      }
      return nil
    case .object(let object):
      for member in object.members {
        if isHidden(member.key) { return path.isEmpty ? "a key" : "a key of \(path)" }
        let place = path.isEmpty ? member.key : "\(path).\(member.key)"
        if let found = hiddenText(member.value, at: place) { return found }
      }
      return nil
    default: return nil
    }
  }

  /// Whether a word is written in letters of two scripts that look alike, as in "Оffice" with a
  /// Cyrillic О.
  static func mixesScripts(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).contains { word in
      Set(word.unicodeScalars.compactMap(lookAlike)).count > 1
    }
  }

  private enum LookAlike {
    case latin, greek, cyrillic
  }

  private static func lookAlike(_ scalar: Unicode.Scalar) -> LookAlike? {
    guard scalar.properties.isAlphabetic else { return nil }
    return switch scalar.value {
    case ..<0x250: .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    default: nil
    }
  }
}
