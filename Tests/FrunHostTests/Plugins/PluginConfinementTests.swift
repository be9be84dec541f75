import CSystem
import CommandLineSupport
import FrunText
import Glibc
import Testing

@testable import FrunHost

/// What the kernel keeps a plugin from. Each row of the list of threats that is about reading what
/// was not handed over.
@Suite(
  .enabled(
    if: ConfinementFacts.ofThisComputer().isWhole,
    "the kernel of this computer has no Landlock, or no filter of system calls"))
struct PluginConfinementTests {
  /// A program that tries lines of Python and says what came of each.
  private func tries(_ lines: [String]) -> String {
    PluginOffice.opening + """
      from ctypes import CDLL, get_errno
      from errno import errorcode
      from importlib import import_module
      socket = import_module('socket')
      libc = CDLL(None, use_errno=True)
      def call(number, *arguments):
          if libc.syscall(number, *arguments) < 0:
              raise OSError(get_errno(), 'call')
      said = []
      for line in \(JSONValue.array(lines.map { .string($0) }).text()):
          try:
              exec(line)
              said.append('done')
          except OSError as error:
              said.append(errorcode[error.errno])
      say(type='text', text=' '.join(said))
      say(type='done')

      """
  }

  private func outcome(
    _ lines: [String], capabilities: [String] = [], office: PluginOffice = PluginOffice()
  ) -> [String] {
    let run = office.run(tries(lines), capabilities: capabilities)
    #expect(run.status == 0, "\(run.error)")
    return run.output.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  @Test("files of the person, of the office, of other plugins and processes are closed")
  func files() throws {
    let office = PluginOffice()
    _ = try office.openVault(consent: true)
    let vault = "\(office.path)/.local/share/frun/vault.frv"
    try #require(TemporaryDirectory.read(vault) != nil)
    let lines = [
      "open('\(vault)', 'rb')", "os.listdir('\(office.path)')",
      "open('\(office.path)/pass.txt')", "open('\(office.path)/pass.txt', 'w')",
      "os.listdir('\(office.installed)')", "open('/etc/passwd')", "os.listdir('/home')",
      "os.listdir('/proc')", "open('/proc/%d/environ' % os.getppid())", "open('/dev/tty')",
      "os.unlink('\(vault)')", "os.rename('\(vault)', os.environ['HOME'] + '/v')",
      "os.link('\(vault)', os.environ['HOME'] + '/v')",
    ]
    let said = outcome(lines, office: office)
    #expect(said.count == lines.count)
    for (line, word) in zip(lines, said) {
      #expect(["EACCES", "EXDEV", "EPERM"].contains(word), "\(line): \(word)")
    }
    #expect(office.host.run(["vault", "verify"]).status == 0)
  }

  @Test("it reads its own files, and works in its private folder, where nothing can be executed")
  func own() {
    let said = outcome([
      "open(__file__)", "open(os.path.dirname(__file__) + '/plugin.json')",
      "open('note', 'w').write('#!/bin/sh\\n')", "os.mkdir('a')", "os.rename('note', 'other')",
      "os.chmod('other', 0o700)", "os.unlink(__file__)", "open(__file__, 'w')",
      "open(os.path.dirname(__file__) + '/more', 'w')", "os.execv('other', ['other'])",
    ])
    #expect(said.prefix(6) == ["done", "done", "done", "done", "done", "done"])
    #expect(said.dropFirst(6) == ["EACCES", "EACCES", "EACCES", "EACCES"], "\(said)")
  }

  @Test("no socket but a pair of its own; the internet when it was agreed to, local services never")
  func network() {
    let lines = [
      "socket.socket(socket.AF_INET)", "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
      "socket.socket(socket.AF_UNIX)", "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
      "socket.socketpair()",
    ]
    #expect(outcome(lines) == ["EPERM", "EPERM", "EPERM", "EPERM", "done"])
    #expect(
      outcome(lines, capabilities: ["network"]) == ["done", "done", "EPERM", "EPERM", "done"])
  }

  @Test("keys in the kernel, other processes and ways around the filter are closed")
  func keysAndProcesses() {
    let said = outcome([
      // The keyring in which the session's key lies: KEYCTL_SEARCH in the user's own.
      "call(\(SYS_keyctl), 10, -4, b'user', b'frun', 0)",
      "call(\(SYS_add_key), b'user', b'x', b'y', 1, -4)",
      "call(\(SYS_ptrace), 16, os.getppid(), 0, 0)",
      "call(\(SYS_process_vm_readv), os.getppid(), 0, 0, 0, 0, 0)",
      "call(425, 1, 0)", "call(\(SYS_unshare), 0x10000000)",
    ])
    #expect(said == Array(repeating: "EPERM", count: 6), "\(said)")
  }

  @Test("programs with the rights of others get none, and no terminal is its own")
  func rights() {
    let run = PluginOffice().run(
      PluginOffice.opening + """
        from ctypes import CDLL
        say(type='text', text='%d %d' % (
          CDLL(None).prctl(39, 0, 0, 0, 0), os.getsid(0) == os.getpid()))
        say(type='done')

        """)
    #expect(run.output == "1 1\n", "\(run.error)")
  }

  @Test("frun itself stays as it was")
  func host() {
    let office = PluginOffice()
    _ = outcome(["pass"], office: office)
    #expect(TemporaryDirectory.read("/etc/passwd") != nil)
    #expect(frun_prctl(PR_GET_NO_NEW_PRIVS, 0) == 0)
  }
}

/// The words to the person who decides tell what is true on this computer.
@Suite struct ConfinementSentenceTests {
  @Test("what is not kept is said", arguments: [0, 1, 7], [true, false])
  func sentences(landlock: Int, hasFilter: Bool) {
    let office = PluginOffice()
    office.host.probes.confinement = ConfinementFacts(landlock: landlock, hasFilter: hasFilter)
    office.write("sample", PluginTrustTests.quiet)
    let text =
      office.install("sample").error + office.host.run(["plugin", "show", "sample"]).output
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("with your rights") == (landlock == 0), "\(words)")
    #expect(words.contains("cannot take keys") == hasFilter)
    #expect(words.contains("reach no network") == hasFilter)
  }
}
