import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunTerminal

/// Files that a person named, and what opens them.
extension HostServices {
  /// A file that is there to be read.
  func existing(_ name: String) throws -> String {
    guard name != "-" else {
      throw Failure.usage("an archive is read from a file", hints: ["save it to a file first"])
    }
    guard Files.exists(name) else {
      throw Failure(.notFound, "file.notFound", "no such file", place: name)
    }
    return name
  }

  /// A file to write. What appears only when it is whole cannot go to standard output.
  func written(_ name: String) throws -> String {
    guard name != "-" else {
      throw Failure.usage(
        "this is written into a file, not to standard output", hints: ["give a file name"])
    }
    return name
  }

  /// Names the file that an error is about: the layers below know what is wrong, and not with which of the files
  /// that a person named.
  func naming<Value>(
    _ input: String, output: String? = nil, _ body: () throws -> Value
  ) throws -> Value {
    do { return try body() } catch let error as ExchangeError where error.place == nil {
      var failure = FailureMapping.exchange(error)
      switch error.code {
      case .storeExists, .storeDiskFull, .storeNotFound: failure.place = output ?? input
      // Reading or writing: nobody can tell which file it was.
      case .storeIO where output != nil, .storeBusy, .storeChanged: break
      default: failure.place = input
      }
      throw failure
    }
  }

  /// What opens the file at `input`; asked for once in a run, however often the file is opened.
  ///
  /// An archive that is locked with a passphrase is told from its beginning: at a terminal the passphrase is
  /// asked for, without `--passphrase` too. `asks` is false where one of many files is looked at.
  func identities(
    opening input: String, _ file: String?, _ usesPassphrase: Bool, asks: Bool = true
  ) throws -> [AgeIdentity] {
    guard !usesPassphrase else { return try openedOnce("passphrase", archivePassphrase) }
    if SealedFile.isLockedWithPassphrase(input) {
      guard file == nil, asks, session.prompter.canAsk else {
        return try naming(input) { throw ExchangeError(.envelopePassphraseNeeded) }
      }
      return try openedOnce("passphrase", archivePassphrase)
    }
    if let file {
      return try openedOnce("file \(file)") { try naming(file) { try identities(inFile: file) } }
    }
    return try ownIdentities(session.vault().store)
  }

  private func openedOnce(
    _ name: String, _ open: () throws -> [AgeIdentity]
  ) throws -> [AgeIdentity] {
    if let known = openingKeys[name] { return known }
    let keys = try open()
    openingKeys[name] = keys
    return keys
  }

  private func archivePassphrase() throws -> [AgeIdentity] {
    let text: String
    if let file = session.text("archive-passphrase-file") {
      text = try PassphraseSource(session).read(file, option: "--archive-passphrase-file")
    } else {
      text = try session.ask(
        Prompt(.secret, "Passphrase of the archive", option: "--archive-passphrase-file"))
    }
    return [.scrypt(passphrase: Array(text.utf8))]
  }

  /// Refuses an archive that whoever acts may not take in. The training register holds no case: who may take
  /// that in needs no right to cases.
  func checkMayImport(_ streams: [StreamID], _ role: Role) throws {
    guard let refusal = Permissions.standard.check(role, .import, in: .case, kind: nil) else {
      return
    }
    let isRegister =
      streams.contains { $0.kind == .training }
      && streams.allSatisfy { $0.kind == .training || $0.kind == .directory }
    let mayRegister = Permissions.standard.check(role, .import, in: .training, kind: nil) == nil
    guard isRegister, mayRegister else {
      throw Failure(.denied, "role.denied", FailureMapping.sentence(refusal.message))
    }
  }
}
