import FrunKit

/// Records that the holder gave an award back.
enum TrainSurrender {
  static let command = AwardStep(
    verb: "surrender", type: "surrendered", past: "Took back",
    summary: "Record that somebody gives an award back",
    discussion: """
      For who leaves the work or does not want to answer for it any more: not a reproach, and \
      final. A new award comes from a new session.
      """
  ).command
}
