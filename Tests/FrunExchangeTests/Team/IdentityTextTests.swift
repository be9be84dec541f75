import FrunCrypto
import FrunDomain
import FrunExchange
import FrunStore
import Testing

@Suite("Identity files and recovery") struct IdentityTextTests {
  private func identity() throws -> IdentityText {
    let random = Office.Numbers(7)
    return IdentityText(
      member: try RecordID(random: random.bytes), handle: "amina",
      team: StreamID(kind: .directory, id: try RecordID(random: random.bytes)),
      signingSeed: random.bytes(32), secrets: [random.bytes(32), random.bytes(32)])
  }

  @Test func textRoundTrips() throws {
    let identity = try identity()
    #expect(try IdentityText(identity.text()) == identity)
    #expect(!"\(identity) \(String(reflecting: identity))".contains("AGE-SECRET"))
    #expect(try AgeIdentity.list(inFile: identity.text()).count == 2)
  }

  @Test func aPassphraseOpensIt() throws {
    let identity = try identity()
    let file = try identity.file(
      passphrase: Array("six plain words".utf8), logN: 10, random: Office.Numbers(8).bytes)
    #expect(try IdentityText(file: file, passphrase: Array("six plain words".utf8)) == identity)
    let error = #expect(throws: ExchangeError.self) {
      try IdentityText(file: file, passphrase: Array("six plain word".utf8))
    }
    #expect(error?.code == .envelopeWrongPassphrase)
  }

  @Test(arguments: [
    "", "AGE-SECRET-KEY-1", "# frun identity 1\n", "# frun identity 2\n# member: x",
  ])
  func othersAreRefused(text: String) {
    #expect(throws: ExchangeError.self) { try IdentityText(text) }
  }

  @Test(arguments: [(2, 3), (3, 5)]) func recoveryComesBackFromAnySufficientShares(
    threshold: Int, count: Int
  ) throws {
    let random = Office.Numbers(9)
    let fresh = try RecoveryKey.make(threshold: threshold, of: count, random: random.bytes)
    #expect(fresh.shares.count == count && fresh.shares.allSatisfy { $0.count == 33 })
    for start in 0..<count {
      let chosen = (0..<threshold).map { fresh.shares[(start + $0) % count].joined(separator: " ") }
      let recovered = try RecoveryKey.recover(chosen)
      #expect(recovered.recipient == fresh.recipient)
      #expect(try AgeIdentity(text: recovered.secretText).recipient?.text == fresh.recipient)
    }
    var wrong = fresh.shares[0]
    wrong[4] = "nonsense"
    let error = #expect(throws: SharingError.self) {
      try RecoveryKey.recover([
        fresh.shares[1].joined(separator: " "), wrong.joined(separator: " "),
      ])
    }
    #expect(error?.description == "share 2, word 5: unknown-word")
  }
}
