import CommandLineSupport
import FrunText
import Testing

/// What a plugin can see, and what is written down about it.
@Suite struct PluginDataTests {
  private func records(_ kind: String) -> String {
    PluginOffice.opening + """
      say(type='query', service='records', argument={'kind': '\(kind)', 'conditions': [], 'order': []})
      a = hear()
      say(type='verbatim', text=json.dumps(a) + '\\n')
      say(type='done')

      """
  }

  @Test("the variables, folder and descriptors of a plugin hold nothing of the person's")
  func surroundings() {
    let office = PluginOffice()
    office.host.environment["SECRET"] = "x"
    office.host.environment["FRUN_HOME"] = office.path
    let run = office.run(
      PluginOffice.opening + """
        def isOpen(number):
            try:
                os.fstat(number)
                return True
            except OSError:
                return False
        say(type='verbatim', text='\\n'.join([
          ' '.join(sorted(os.environ)), os.getcwd(), ' '.join(os.listdir('.')),
          ' '.join(str(n) for n in range(4096) if isOpen(n)), json.dumps(invoke)]) + '\\n')
        say(type='done')

        """, ["/etc/hostname"])
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(run.status == 0, "\(run.error)")
    #expect(
      lines[0] == "FRUN_PLUGIN_NAME FRUN_PROTOCOL HOME LC_ALL LC_CTYPE PATH TMPDIR TZ"
        || lines[0] == "FRUN_PLUGIN_NAME FRUN_PROTOCOL HOME LC_ALL PATH TMPDIR TZ")
    #expect(lines[1].contains("/frun-plugin-") && lines[2].isEmpty)
    #expect(lines[3] == "0 1 2")
    #expect(!lines[4].contains("hostname") && !lines[4].contains(office.path))
    #expect(lines[4].contains("file:1"))
    #expect(
      TemporaryDirectory.names(in: "\(office.path)/run").allSatisfy { !$0.contains("plugin") })
  }

  @Test("files are read by the word that stands for them, and no others")
  func files() {
    let office = PluginOffice()
    office.host.directory.write("in.txt", Array("hello".utf8))
    let program =
      PluginOffice.opening + """
        from base64 import b64decode
        def read(name):
            say(type='query', service='readInput', argument={'name': name, 'limit': 100})
            return hear()
        a = read('file:1')
        b = read('/etc/hostname')
        c = read('../in.txt')
        say(type='text', text=b64decode(a['value']['base64']).decode() if a['type'] == 'answer' else a['code'])
        say(type='text', text=b['code'] + ' ' + c['code'])
        say(type='done')

        """
    let allowed = office.run(program, ["\(office.path)/in.txt"], capabilities: ["files.read"])
    #expect(allowed.output == "hello\nplugin.file plugin.file\n", "\(allowed)")
    let other = PluginOffice()
    other.host.directory.write("in.txt", Array("hello".utf8))
    let refused = other.run(program, ["\(other.path)/in.txt"])
    #expect(refused.output.hasPrefix("capability.missing"), "\(refused)")
  }

  @Test("records need the capability, the kind, and the person's consent to the purpose")
  func consent() throws {
    for hasConsent in [true, false] {
      let office = PluginOffice()
      _ = try office.openVault(consent: hasConsent)
      let run = office.run(
        records("case"), capabilities: ["cases.read"], kinds: ["case"], purpose: "services")
      #expect(run.status == 0, "\(run.error)")
      let answer = try JSONValue(parsing: run.output)
      #expect(answer["value"]?.array?.count == (hasConsent ? 1 : 0))
      // No field that is not declared for the purpose, and nobody's name.
      #expect(!run.output.contains("Haddad"))
    }
    let office = PluginOffice()
    _ = try office.openVault(consent: true)
    let foreign = office.run(
      records("person"), capabilities: ["cases.read"], kinds: ["case"], purpose: "services")
    #expect(foreign.output.contains("plugin.kind"), "\(foreign)")
    let without = PluginOffice()
    _ = try without.openVault(consent: true)
    #expect(
      without.run(records("case"), capabilities: ["reports.read"]).output.contains(
        "capability.missing"))
  }

  @Test("every case whose records were handed over is in the access log, with the plugin's name")
  func accessLog() throws {
    let office = PluginOffice()
    _ = try office.openVault(consent: true)
    _ = office.run(
      records("case"), capabilities: ["cases.read"], kinds: ["case"], purpose: "services")
    let log = office.host.run(["audit", "log", "--json"])
    #expect(log.output.contains("plugin sample"), "\(log)")
  }

  @Test("a plugin asks no secret, and its questions carry its name")
  func questions() {
    let office = PluginOffice()
    let run = office.run(
      PluginOffice.opening + """
        say(type='ask', kind='secret', question='Passphrase')
        say(type='text', text=hear()['code'])
        say(type='query', service='history', argument={})
        say(type='text', text=hear()['code'])
        say(type='query', service='recrods', argument={})
        say(type='text', text=hear()['hints'][0])
        say(type='done')

        """)
    #expect(
      run.output == "plugin.secret\nservice.internal\ndid you mean records?\n", "\(run.error)")
  }

  @Test("what may be left out is left out, and a wrong argument is told without blaming frun")
  func arguments() throws {
    let office = PluginOffice()
    _ = try office.openVault(consent: true)
    let run = office.run(
      PluginOffice.opening + """
        def ask(service, argument):
            say(type='query', service=service, argument=argument)
            a = hear()
            print_ = a.get('code') or a['type']
            say(type='text', text=print_ + ' ' + ' '.join(a.get('causes', [])))
        ask('records', {'kind': 'case'})
        ask('search', {'text': 'nobody'})
        ask('records', {})
        ask('records', 'x')
        ask('resolve', {'case': 1})
        ask('record', {'id': 'x'})
        say(type='done')

        """, capabilities: ["cases.read"], kinds: ["case"], purpose: "services")
    let lines = run.output.split(separator: "\n")
    #expect(lines.prefix(2).allSatisfy { $0.hasPrefix("answer") }, "\(run)")
    #expect(lines.dropFirst(2).allSatisfy { $0.hasPrefix("service.argument") }, "\(run)")
    #expect(lines.count == 6 && lines[2].contains("kind"), "\(run)")
  }

  @Test("counts hide what is small")
  func counts() throws {
    let office = PluginOffice()
    _ = try office.openVault(consent: false)
    let program =
      PluginOffice.opening + """
        say(type='query', service='counts', argument={'kind': 'case', 'by': ['status']})
        say(type='verbatim', text=json.dumps(hear()['value']))
        say(type='done')

        """
    let run = office.run(program, capabilities: ["reports.read"])
    let answer = try JSONValue(parsing: run.output)
    #expect(answer["rows"]?[0]?["count"]?.isNull ?? true, "\(run)")
    #expect(answer["rows"]?.array?.count == 1)
  }

  @Test("a change is proposed in the person's name, and the history says by which plugin")
  func change() throws {
    let office = PluginOffice()
    let number = try office.openVault(consent: true)
    let program =
      PluginOffice.opening + """
        say(type='query', service='records', argument={'kind': 'case', 'conditions': [], 'order': []})
        case = hear()['value'][0]
        say(type='change', stream=case['stream'], command='case close', settles=False, assertions=[
          {'record': case['id'], 'kind': 'case', 'field': 'riskLevel', 'change': {'op': 'set', 'value': {'t': 'code', 'v': 'high'}}}])
        say(type='verbatim', text=json.dumps(hear()))
        say(type='done')

        """
    let run = office.run(
      program, capabilities: ["cases.read", "cases.write"], kinds: ["case"], purpose: "services")
    #expect(run.status == 0, "\(run)")
    let log = office.host.run(["case", "log", number, "--json"])
    #expect(log.output.contains("plugin sample"), "\(run) \(log)")
  }
}
