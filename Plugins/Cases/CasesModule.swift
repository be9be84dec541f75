import FrunArguments
public import FrunKit

/// Cases: registering, finding, reading and changing them, consent, disagreements and history.
public struct CasesModule: FrunModule {
  private static let group = CommandGroup(
    "case", summary: "Register, find and work on cases",
    commands: [
      .caseNew, .caseList, .caseShow, .caseFind, .caseEdit, .caseNote, .casePerson, .caseCheck,
      .caseConsent, .caseAssign, .caseClose, .caseReopen, .caseLog, .caseConflicts, .caseDecide,
      .caseUndo, .caseTimeline, .caseAttach, .caseAttachments, .caseSave, .caseDetach,
      .caseErase,
    ]
  ) {
    $0.synonyms = ["cases", "file", "child"]
    $0.discussion = """
      A case is about one person, the client, and everybody who belongs to the search for the \
      family. Commands name a case by its number, such as K7M2-Q4XD.
      """
  }

  /// The module.
  public init() {}

  /// The noun `case` and its verbs.
  public var manifest: ModuleManifest {
    ModuleManifest(
      name: "cases", summary: "Register, find and work on cases", version: "1.0.0",
      commands: [Self.group.spec])
  }

  /// Runs one of the verbs.
  public func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    guard let outcome = try Self.group.run(invocation, services) else {
      throw Failure(.bug, "command.unknown", "the module does not know its own command")
    }
    return outcome
  }
}
