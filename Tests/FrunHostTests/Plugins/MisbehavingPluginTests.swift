import CommandLineSupport
import FrunText
import Testing

@testable import FrunHost

/// Plugins that break the protocol end with status 69 and a sentence; nothing hangs, nothing of
/// what they say reaches the terminal raw.
@Suite struct MisbehavingPluginTests {
  /// The lines after the greeting and the invocation, and what the error says.
  @Test(
    arguments: [
      ("print('no json', flush=True)", "unexpected character"),
      ("print('[1]', flush=True)", "no object"),
      ("print('{\"type\":\"table\"', flush=True)", "ends too early"),
      ("say(type='nothing')", "unknown type"),
      ("say(type='table', columns=['a'], rows=[['b', 'c']])", "rows[0]"),
      ("say(type='done', status=700)", "between 0 and 255"),
      ("say(type='hello', protocol=1, name='sample', version='1.0.0')", "greets twice"),
      ("pass", "without saying that it is done"),
      ("sys.stdout.write('{}'); sys.stdout.flush()", "does not end"),
      ("sys.stdout.write('a' * 2000000); sys.stdout.flush()", "longer than"),
    ])
  func breaches(lines: String, sentence: String) {
    let office = PluginOffice()
    let run = office.run(PluginOffice.opening + lines + "\n")
    #expect(run.status == 69, "\(run.error)")
    #expect(run.error.contains(sentence), "\(run.error)")
  }

  @Test("it speaks another protocol, or gives another name")
  func greetings() {
    for (greeting, sentence) in [
      (#""protocol":9,"name":"sample""#, "protocol 9"),
      (#""protocol":1,"name":"other""#, "another name"),
    ] {
      let office = PluginOffice()
      let run = office.run(
        "#!/bin/sh\nread -r hello\necho '{\"type\":\"hello\",\(greeting),\"version\":\"1\"}'\n"
          + "read -r invoke\n")
      #expect(run.status == 69 && run.error.contains(sentence), "\(run.error)")
    }
  }

  @Test("an exit status passes through, with done and without")
  func exitStatus() {
    let office = PluginOffice()
    #expect(office.run(PluginOffice.opening + "say(type='done', status=7)\n").status == 7)
    #expect(office.run(PluginOffice.opening + "say(type='done'); sys.exit(9)\n").status == 9)
    let early = office.run(PluginOffice.opening + "sys.exit(5)\n")
    #expect(early.status == 5 && early.error.contains("ended early"))
    let told = office.run(
      PluginOffice.opening
        + "say(type='failed', kind='notFound', code='x.y', message='no such thing')\n")
    #expect(told.status == 66 && told.error.contains("no such thing"))
  }

  @Test("escape sequences, direction controls and lines are cleaned wherever they come")
  func escapes() {
    let office = PluginOffice()
    let run = office.run(
      PluginOffice.opening + """
        bad = 'a\\x1b[2J\\u202eb\\x07'
        say(type='text', text=bad)
        say(type='verbatim', text=bad)
        say(type='message', level='warning', text=bad)
        say(type='table', columns=[bad], rows=[[bad]], title=bad)
        say(type='fields', fields=[{'key': bad, 'value': bad}])
        sys.stderr.write(bad + '\\n'); sys.stderr.flush()
        time.sleep(0.1)
        say(type='done')

        """)
    #expect(run.status == 0, "\(run.error)")
    for text in [run.output, run.error] {
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{7}" })
    }
    #expect(run.error.contains("[sample]"))
  }

  @Test("standard error is shown up to a limit")
  func noise() {
    let office = PluginOffice()
    let run = office.run(
      PluginOffice.opening
        + "for i in range(20000): sys.stderr.write('noise and more noise\\n')\n"
        + "sys.stderr.flush()\nsay(type='done')\n")
    #expect(run.status == 0)
    #expect(run.error.utf8.count < 400_000)
    #expect(run.error.contains("more is not shown"))
  }

  @Test("silence, deafness and refusal to end are limited in time")
  func hang() throws {
    let office = PluginOffice()
    for (program, sentence) in [
      ("sleep 60", "did not greet"), ("trap '' TERM; sleep 60", "did not greet"),
      ("echo '{\"type\":\"x\"}'; sleep 60", "said nothing"),
    ] {
      office.host.directory.write("hang", Array("#!/bin/sh\n\(program)\n".utf8))
      office.host.directory.makeExecutable("hang")
      let process = try PluginProcess(
        "\(office.path)/hang", folder: office.path, environment: ["PATH": "/usr/bin:/bin"],
        limits: .init(greeting: 200, silence: 200, farewell: 200),
        interruption: NeverInterrupted(), onError: { _ in })
      defer { process.stop() }
      do {
        while try process.receive() != nil {}
        Issue.record("it ended")
      } catch { #expect("\(error)".contains(sentence), "\(error)") }
    }
  }

  @Test("what a plugin leaves running is stopped with it")
  func orphans() throws {
    let office = PluginOffice()
    let run = office.run(
      PluginOffice.opening + """
        from subprocess import Popen
        child = Popen(['sleep', '300'])
        say(type='text', text=str(child.pid))
        say(type='done')

        """)
    let pid = Int32(run.output.filter(\.isNumber)) ?? 0
    #expect(run.status == 0 && pid > 0)
    #expect(!ProcessTable.isRunning(pid))
  }

  @Test("a crash in the middle keeps what was changed, and says so")
  func crash() throws {
    let office = PluginOffice()
    _ = try office.openVault(consent: true)
    let run = office.run(
      PluginOffice.opening + "os.kill(os.getpid(), 11)\n", capabilities: ["reports.read"])
    #expect(run.status == 69 && run.error.contains("what was changed before stays"), "\(run.error)")
    #expect(office.host.run(["vault", "verify"]).status == 0)
  }
}
