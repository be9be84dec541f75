import FrunKit

/// Lets an award not count for the time being.
enum TrainSuspend {
  static let command = AwardStep(
    verb: "suspend", type: "suspended", past: "Suspended",
    summary: "Let an award not count for now",
    discussion: """
      From the day given the award opens nothing, until 'frun train reinstate' ends the suspension. \
      Its last day stays what it is.
      """
  ).command
}
