import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunStore

extension KeyServices {
  func makeShares(threshold: Int, of count: Int) throws -> SharedKey {
    try session.checkInterruption()
    let fresh = try RecoveryKey.make(
      threshold: threshold, of: count, random: session.world.random)
    return SharedKey(
      recipient: fresh.recipient, threshold: threshold, shares: fresh.shares, set: fresh.set)
  }

  func useRecovery(_ recipient: String, scheme: String, sheets: SheetFolder?) throws {
    let store = try services.store(to: .administer, in: .directory, kind: "team")
    guard (try? AgeRecipient(text: recipient)) != nil else {
      throw Failure(.data, "recovery.recipient", "this is not the public half of a key")
    }
    let status = try directory()
    let values: [(String, FieldValue)] = [
      ("recoveryRecipient", .text(recipient)), ("recoveryScheme", .text(scheme)),
      ("recoverySince", .date(services.today)),
    ]
    try services.writing(sheets) {
      try changing {
        _ = try store.commit(
          ChangeSet(
            stream: status.team, command: self.session.invocation.commandName,
            assertions: values.map {
              Assertion(record: status.profile, kind: "team", field: $0.0, change: .set($0.1))
            }, settles: status.recovery.count > 1))
      }
    }
  }

  func checkShare(_ words: String) throws -> Int {
    try SecretShare(words: words).memberThreshold
  }

  func recover(_ shares: [String]) throws -> String {
    try RecoveryKey.recover(shares).recipient
  }

  func recoveryFile(_ shares: [String]) throws -> [UInt8] {
    let recovered = try RecoveryKey.recover(shares)
    let text =
      "# recovery key of a team\n# recipient: \(recovered.recipient)\n"
      + "\(recovered.secretText)\n"
    return try locked(Array(text.utf8))
  }

  /// An age file that a new passphrase opens.
  func locked(_ plain: [UInt8]) throws -> [UInt8] {
    let passphrase = try PassphraseSource(session).new(
      from: session.text("identity-passphrase-file"), option: "--identity-passphrase-file")
    return try Age.encrypt(
      plain, to: [.scrypt(passphrase: Array(passphrase.utf8), logN: 18)],
      random: session.world.random)
  }

  /// The contents of an age file whose passphrase is asked for.
  func unlocked(_ file: [UInt8]) throws -> [UInt8] {
    let passphrase: String
    if let name = session.text("identity-passphrase-file") {
      passphrase = try PassphraseSource(session).read(name, option: "--identity-passphrase-file")
    } else {
      passphrase = try session.ask(
        Prompt(
          .secret, "Passphrase of the identity file", option: "--identity-passphrase-file"))
    }
    do {
      return try Age.decrypt(file, with: [.scrypt(passphrase: Array(passphrase.utf8))])
    } catch let error as AgeError {
      throw ExchangeError(error)
    }
  }
}

extension FailureMapping {
  /// Shares that do not go together; says which share and which word, never the word.
  static func sharing(_ error: SharingError) -> Failure {
    let (sentence, hint): (String, String) =
      switch error.code {
      case .unknownWord:
        (
          "a word is not in the list of shares",
          "compare it with the paper; four letters are enough"
        )
      case .length: ("a share has too few or too many words", "count the words on the paper")
      case .checksum, .padding, .malformed:
        ("a word of the share is wrong or in another's place", "compare it word by word")
      case .mixed:
        (
          "the shares were not made together",
          "the number at the top of the sheets must be the same"
        )
      case .conflict: ("two different shares bear the same number", "one of them is not genuine")
      case .tooFew: ("more shares are needed", "the sheet says how many")
      case .tooMany: ("fewer shares are enough", "give exactly as many as the sheet says")
      case .digest:
        ("the shares fit in form but not together", "one of them is not genuine; try other shares")
      case .parameters: ("a key cannot be shared so", "take 2-of-3 or 3-of-5")
      }
    let place = [error.share.map { "share \($0)" }, error.word.map { "word \($0)" }]
      .compactMap(\.self).joined(separator: ", ")
    return Failure(
      .data, "share.\(error.code.rawValue)", sentence, place: place.isEmpty ? nil : place,
      hints: [hint])
  }
}
