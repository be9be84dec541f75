import CommandLineSupport
import FrunKit
import Testing

@Suite struct FailureTests {
  private let host = TestHost(modules: [SampleModule()])

  /// The table of `frun help exit-codes`.
  @Test(
    arguments: [
      (Failure.Kind.negative, 1), (.usage, 64), (.data, 65), (.notFound, 66), (.unavailable, 69),
      (.bug, 70), (.cannotCreate, 73), (.io, 74), (.busy, 75), (.denied, 77), (.configuration, 78),
      (.cancelled, 130),
    ] as [(Failure.Kind, Int32)]) func exitStatuses(kind: Failure.Kind, status: Int32)
  {
    #expect(host.run(["sample", "fail", kind.rawValue]).status == status)
  }

  @Test func theShapeForPeople() {
    let result = host.run(["sample", "fail", "data"])
    #expect(
      result.error == """
        frun: error: row 3: it failed
        cause: because
        hint: try again

        """)
    #expect(result.output.isEmpty)
  }

  @Test func theShapeForPrograms() {
    let result = host.run(["sample", "fail", "busy", "--json"])
    #expect(
      result.error
        == #"{"type":"error","code":"sample.failed","status":75,"message":"it failed","#
        + #""place":"row 3","causes":["because"],"hints":["try again"]}"# + "\n")
    #expect(result.output.isEmpty)
  }

  @Test func usageErrorsForPrograms() {
    let result = host.run(["sample", "lst", "--json"])
    #expect(result.status == 64)
    #expect(result.error.hasPrefix(#"{"type":"error","code":"usage","status":64,"#))
  }

  /// Over a pipe an error that is no ``Failure`` is a crash of the module, and its type stays there.
  @Test(.disabled(if: TestHost.isOverAPipe, "the type of an error does not cross a pipe"))
  func anUnknownErrorShowsItsTypeAndNothingInIt() {
    let result = host.run(["sample", "surprise"])
    #expect(result.status == 70)
    #expect(result.error.contains("unexpected Surprise"))
    #expect(!result.error.contains("Amina"))
  }

  @Test func everyKindHasAStatusAndEveryStatusAMeaning() {
    for kind in Failure.Kind.allCases { #expect(kind.exitStatus != .success) }
    #expect(Set(ExitStatus.allCases.map(\.meaning)).count == ExitStatus.allCases.count)
  }
}
