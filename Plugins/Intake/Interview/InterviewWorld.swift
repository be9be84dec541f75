import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Moment, chance and member of an interview, the same whenever it is gone on with.
final class InterviewWorld {
  /// The first step of the journal.
  let beginning: InterviewStep
  /// The member who asks.
  let acting: Acting
  private let seed: [UInt8]
  private let start: Int64
  private let offset: Int
  private let clock: InterviewClock
  /// The laptop's clock, moved by `--as-of`.
  private var present: Int64

  /// A new interview.
  convenience init(_ services: any Services, _ acting: Acting) {
    let seed = services.random(32)
    self.init(
      InterviewStep(
        .begin, "", Hexadecimal.text(seed), String(Self.present(services))), services, acting)
  }

  /// An interview whose journal begins with a step.
  init(_ beginning: InterviewStep, _ services: any Services, _ acting: Acting) {
    self.beginning = beginning
    self.acting = acting
    seed = Hexadecimal.bytes(beginning.value) ?? []
    present = Self.present(services)
    start = Int64(beginning.more) ?? present
    offset = services.now.offsetSeconds
    clock = InterviewClock(start)
  }

  private static func present(_ services: any Services) -> Int64 {
    let shift = Int64(services.today.dayNumber - services.now.localDay.dayNumber) * 86_400_000
    return services.now.utcMilliseconds + shift
  }

  /// Back to the first moment, to replay the journal.
  func rewind() { clock.now = start }
  /// On to the present.
  func catchUp() { clock.now = max(start, present) }
  /// The laptop's clock went on by so many milliseconds since the command began.
  func advance(to moment: Moment, from begin: Moment) {
    present += max(0, moment.utcMilliseconds - begin.utcMilliseconds)
    catchUp()
  }

  /// What the form may know.
  var environment: FormEnvironment {
    let words = RandomWords(seed: seed)
    let clock = clock
    return FormEnvironment(
      now: { clock.now }, offsetFromUTC: offset, random: { words.next() },
      properties: ["username": acting.handle, "deviceid": acting.device.text])
  }
}
