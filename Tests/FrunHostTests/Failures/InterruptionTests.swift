import CommandLineSupport
import Testing

@Suite struct InterruptionTests {
  @Test(arguments: [(2, 130), (15, 143), (1, 129)] as [(Int32, Int32)])
  func aSignalEndsTheCommandAtTheNextStep(signal: Int32, status: Int32) {
    let host = TestHost(modules: [SampleModule()])
    host.signal = signal
    let result = host.run(["sample", "show", "x"])
    #expect(result.status == status)
    #expect(result.error.contains("stopped; nothing was changed"))
    #expect(result.output.isEmpty)
  }

  @Test func whatCameToItsEndIsReported() {
    let host = TestHost(modules: [SampleModule()])
    host.signal = 2
    // Asks nothing, shows nothing: done before anybody looked at the signal.
    #expect(host.run(["config", "get", "ui.color"]).status == 0)
  }
}
