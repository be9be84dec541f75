import FoundationEssentials

@testable import FrunForms

/// Changes texts a little, the same way in every run.
struct Mutator {
  let generator: SharedGenerator
  /// Pieces that are put in besides what the text itself has.
  let pieces: [String]

  func next(_ bound: Int) -> Int { Int(generator.next() % UInt64(max(1, bound))) }

  /// The text after one to four changes.
  func changed(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...next(4) {
      let place = next(scalars.count + 1)
      switch next(5) {
      case 0: if place < scalars.count { scalars.remove(at: place) }
      case 1:
        scalars.insert(contentsOf: Array(pieces[next(pieces.count)].unicodeScalars), at: place)
      case 2:
        let end = min(scalars.count, place + next(12))
        scalars.insert(contentsOf: scalars[place..<end], at: next(scalars.count + 1))
      case 3: scalars.removeSubrange(place..<min(scalars.count, place + next(20)))
      default:
        if place < scalars.count, let scalar = Unicode.Scalar(UInt32(next(0x3000))) {
          scalars[place] = scalar
        }
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  /// The bytes after one to four changes, not always UTF-8.
  func changed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...next(4) where !bytes.isEmpty {
      let place = next(bytes.count)
      switch next(4) {
      case 0: bytes[place] = UInt8(next(256))
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + next(40)))
      case 2:
        bytes.insert(
          contentsOf: bytes[place..<min(bytes.count, place + next(60))], at: next(bytes.count))
      default: bytes.insert(contentsOf: Array(pieces[next(pieces.count)].utf8), at: place)
      }
    }
    return bytes
  }

  /// A file of the corpus.
  static func corpus(_ name: String) throws -> [UInt8] {
    let path = ProjectFiles.root + "/Tests/Fixtures/FormFuzz/" + name
    return [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  /// The lines of a file of the corpus.
  static func lines(_ name: String) throws -> [String] {
    String(decoding: try corpus(name), as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
