import FrunCrypto
import Testing
import VaultLaboratory

@testable import FrunSQLite

@Suite struct CredentialTests {
  @Test func recoveryCodes() throws {
    let code = RecoveryCode(random: { [UInt8](0..<UInt8($0)) })
    let printed = code.printed
    #expect(printed.hasPrefix("FRUN-1"))
    #expect(printed.split(separator: "-").allSatisfy { $0.count <= 4 })
    let secret = code.secret.withBytes { $0 }
    for text in [
      printed, printed.lowercased(), printed.replacing("-", with: ""),
      printed.replacing("-", with: " "), " \(printed)\n", printed.replacing("-", with: "–"),
      printed.replacing("0", with: "O"), printed.lowercased().replacing("0", with: "o"),
    ] {
      #expect(try RecoveryCode(text).secret.withBytes { $0 } == secret)
    }
    for text in [
      "", "frun1", String(printed.dropLast()), printed + "Q", "AGE" + printed,
      String(repeating: "q", count: 1000), "🙂",
    ] {
      #expect(throws: VaultError.self) { _ = try RecoveryCode(text) }
    }
  }

  /// Every single mistyped character is found.
  @Test func mistypedCodes() throws {
    let printed = RecoveryCode().printed.replacing("-", with: "").lowercased()
    let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l")
    for (index, letter) in Array(printed).enumerated().dropFirst(5) {
      var letters = Array(printed)
      letters[index] = alphabet[(alphabet.firstIndex(of: letter).map { $0 + 1 } ?? 0) % 32]
      #expect(throws: VaultError.self) { _ = try RecoveryCode(String(letters)) }
    }
  }

  /// The same words typed on two keyboards (Unicode Standard Annex 15, normal form C).
  @Test(arguments: [
    ("Köln", "Ko\u{308}ln"), ("\u{1E69}", "s\u{307}\u{323}"), ("\u{1E69}", "s\u{323}\u{307}"),
    ("각", "\u{1100}\u{1161}\u{11A8}"), ("\u{212B}", "A\u{30A}"), ("آ", "\u{627}\u{653}"),
  ]) func normalForms(first: String, second: String) throws {
    #expect(Array(first.utf8) != Array(second.utf8))
    #expect(Passphrase.bytes(first) == Passphrase.bytes(second))
    #expect(!Passphrase.bytes(first).isEmpty)
  }

  @Test func normalFormOfASCIIIsItself() {
    #expect(Passphrase.bytes("correct horse") == Array("correct horse".utf8))
    #expect(Passphrase.bytes("K\u{F6}ln") == [0x4B, 0xC3, 0xB6, 0x6C, 0x6E])
    // Not the compatibility form: these are different passphrases.
    #expect(Passphrase.bytes("ﬁ") != Passphrase.bytes("fi"))
  }

  @Test func passphrasesOfEverySize() throws {
    for passphrase in [String(repeating: "x", count: 1024), "ب", " "] {
      let disk = SimulatedDisk()
      try Vault.create(path: "/a", slots: [.passphrase(passphrase, cheap)], volume: disk.volume)
      _ = try Vault.unlock(path: "/a", with: .passphrase(passphrase), volume: disk.volume)
      for wrong in ["", passphrase + "x"] {
        #expect(
          vaultError {
            _ = try Vault.unlock(path: "/a", with: .passphrase(wrong), volume: disk.volume)
          } == .wrongCredential)
      }
    }
  }

  @Test func costs() {
    let gibibyte: UInt64 = 1 << 30
    func cost(_ memory: UInt64, _ seconds: Double) -> Int {
      PassphraseCost.calibrated(physicalMemory: memory) { _ in seconds }.logN
    }
    #expect(cost(2 * gibibyte, 0.01) == 17)
    #expect(cost(4 * gibibyte, 0.11) == 18)
    #expect(cost(4 * gibibyte, 0.01) == 18)
    #expect(cost(16 * gibibyte, 0.05) == 19)
    #expect(cost(16 * gibibyte, 1.0) == 17)
    #expect(PassphraseCost(clamping: 0).logN == 15 && PassphraseCost(clamping: 99).logN == 20)
  }

  @Test func ageKeys() throws {
    let key = try X25519PrivateKey(seed: [UInt8](repeating: 1, count: 32))
    let identity = Bech32.encode(hrp: "AGE-SECRET-KEY-", data: key.seed)
    let recipient = Bech32.encode(hrp: "age", data: key.publicKey)
    #expect(try AgeKeyText.recipient(recipient) == key.publicKey)
    #expect(try AgeKeyText.identity(identity).publicKey == key.publicKey)
    #expect(throws: VaultError.self) { _ = try AgeKeyText.recipient(identity) }
    #expect(throws: VaultError.self) { _ = try AgeKeyText.identity(recipient) }
  }
}
