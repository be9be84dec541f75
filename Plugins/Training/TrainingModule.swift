import FrunArguments
public import FrunKit

/// Courses, sessions and awards: who was trained in what, and until when it counts.
public struct TrainingModule: FrunModule {
  private let group = CommandGroup(
    "train", summary: "Run courses and keep their awards",
    commands: [
      TrainCourse.command, TrainLint.command, TrainBank.command, TrainOrg.command,
      TrainPerson.command, TrainSchedule.command, TrainSession.command, TrainEnrol.command,
      TrainAttend.command, TrainTest.command, TrainPractical.command, TrainWaive.command,
      TrainCoach.command, TrainPrint.command, TrainMatrix.command, TrainGap.command,
      TrainCoverage.command, TrainImport.command, TrainReport.command, TrainConflicts.command,
      TrainDecide.command,
    ] + AwardCommands.all)

  /// The module.
  public init() {}

  /// Name, summary and commands.
  public var manifest: ModuleManifest {
    ModuleManifest(
      name: "training", summary: "Courses, sessions and awards", version: "1.0.0",
      commands: [group.spec])
  }

  /// Runs a command.
  public func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    guard let outcome = try group.run(invocation, services) else {
      throw Failure(.bug, "command.unknown", "the module does not know its own command")
    }
    return outcome
  }
}
