import CommandLineSupport
import Testing

@Suite struct StartTests {
  /// Help and the version need nothing: no home, no file, no vault. A laptop in
  /// any state must be able to say how it is helped.
  @Test(arguments: [
    ["--version"], [], ["help"], ["--help"], ["help", "privacy"], ["help", "data"],
    ["help", "--format", "json"], ["vault", "--help"],
  ]) func helpNeedsNothing(words: [String]) {
    let host = TestHost(modules: [SampleModule()])
    host.environment = [:]
    let result = host.run(words)
    #expect(result.status == 0)
    #expect(!result.output.isEmpty && result.error.isEmpty)
  }

  @Test func everythingElseSaysWhatIsMissing() {
    let host = TestHost(modules: [SampleModule()])
    host.environment = [:]
    let result = host.run(["vault", "status"])
    #expect(result.status == 78)
    #expect(result.error.contains("cause: HOME is not set"))
  }
}
