import FrunDomain
import FrunForms
import FrunKit
import Synchronization

/// What a form may know of the world: the one moment of the command, the acting member's handle,
/// and random numbers.
enum FormWorld {
  /// Milliseconds of a day.
  private static let day: Int64 = 86_400_000

  /// - Parameter acting: who fills the form; nil when nothing is kept and the vault stays closed.
  static func environment(
    _ services: any Services, for acting: Acting? = nil
  ) -> FormEnvironment {
    let now = services.now
    // `--as-of` moves the day and keeps the time of day.
    let shift = Int64(services.today.dayNumber - now.localDay.dayNumber) * day
    let milliseconds = now.utcMilliseconds + shift
    let words = RandomWords(seed: services.random(32))
    return FormEnvironment(
      now: { milliseconds }, offsetFromUTC: now.offsetSeconds, random: { words.next() },
      properties: acting.map { ["username": $0.handle, "deviceid": $0.device.text] } ?? [:])
  }
}

/// Random numbers for forms (xoshiro256**), seeded with secure bytes, because an expression may
/// ask for many and cannot reach the services.
final class RandomWords: Sendable {
  private let state: Mutex<[UInt64]>

  init(seed: [UInt8]) {
    var words: [UInt64] = [0, 0, 0, 0]
    for (index, byte) in seed.prefix(32).enumerated() {
      words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
    }
    // All zero is the one state the generator never leaves.
    if words.allSatisfy({ $0 == 0 }) { words[0] = 1 }
    state = Mutex(words)
  }

  func next() -> UInt64 {
    state.withLock { s in
      let result = Self.rotate(s[1] &* 5, 7) &* 9
      let t = s[1] << 17
      s[2] ^= s[0]
      s[3] ^= s[1]
      s[1] ^= s[2]
      s[0] ^= s[3]
      s[2] ^= t
      s[3] = Self.rotate(s[3], 45)
      return result
    }
  }

  private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }
}
