import FrunKit

/// Ends the suspension of an award.
enum TrainReinstate {
  static let command = AwardStep(
    verb: "reinstate", type: "reinstated", past: "Reinstated",
    summary: "End the suspension of an award",
    discussion: """
      The award counts again from the day given, to the last day it always had. The suspension \
      stays on file: on the days between, the award did not count.
      """
  ).command
}
