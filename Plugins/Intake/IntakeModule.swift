import FrunArguments
import FrunDomain
public import FrunKit

/// Forms: what they ask, whether they are sound, and filling them in, one by one or in batches.
public struct IntakeModule: FrunModule {
  private let groups = [
    CommandGroup(
      "form", summary: "List, show, check, compare, convert and print forms",
      commands: [
        FormList.command, FormShow.command, FormCheck.command, FormDiff.command,
        FormFormat.command, FormConversion.toCSV, FormConversion.toXLSX, FormPrint.command,
        FormEval.command, FormNew.command,
      ]),
    CommandGroup(
      "intake", summary: "Fill in forms, one by one or in batches",
      commands: [
        IntakeNew.command, IntakeResume.command, IntakeRevise.command, IntakeList.command,
        IntakeShow.command,
        IntakeFill.command, IntakeTemplate.command, IntakeExport.command,
      ]),
  ]

  /// The module.
  public init() {}

  /// Name, summary and commands.
  public var manifest: ModuleManifest {
    ModuleManifest(
      name: "intake", summary: "Forms and intake", version: "1.0.0",
      commands: groups.map(\CommandGroup.spec),
      settings: [
        Setting(
          "intake.calendar", "Calendar in which dates are said and read back, beside the Gregorian",
          defaultText: CalendarSystem.gregorian.rawValue,
          choices: CalendarSystem.allCases.map(\.rawValue))
      ])
  }

  /// Runs a command.
  public func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    for group in groups {
      if let outcome = try group.run(invocation, services) { return outcome }
    }
    throw Failure(.bug, "command.unknown", "the module does not know its own command")
  }
}
