import FrunExchange
import Glibc

/// The external test facts beside the project's root.
enum Vectors {
  /// The folder of the vectors, or nil when they are not there.
  static let folder: String? = {
    var path = Substring("\(#filePath)")
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if access(String(path) + "/Package.swift", F_OK) == 0 {
        let folder = String(path) + "/../shared/vectors"
        return access(folder, R_OK) == 0 ? folder : nil
      }
    }
    return nil
  }()

  /// Whether a suite that needs them runs: they are there, or this is CI, where they must be.
  static let areExpected = folder != nil || getenv("CI").map { String(cString: $0) } == "true"
}

/// Numbers that look random and are the same in every run with the same seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // SplitMix64 (Steele, Lea, Flood 2014).
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}

/// The code with which `body` fails, nil when it succeeds.
func code(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch let error as ExchangeError {
    return error.code.rawValue
  } catch {
    return "other: \(error)"
  }
}
