import FrunCrypto
import Testing

@testable import FrunExchange

@Suite struct ExchangeCodeTests {
  @Test func everyCodeHasFamilySentenceAndStatus() {
    let families: Set<String> = [
      "envelope", "compression", "container", "bag", "signer", "content", "store", "policy",
    ]
    let statuses: Set<Int32> = [64, 65, 66, 69, 73, 74, 75, 77]
    for code in ExchangeCode.allCases {
      #expect(families.contains(code.family), "\(code.rawValue)")
      #expect(code.sentence.hasSuffix("."), "\(code.rawValue)")
      #expect(code.hint?.hasSuffix(".") != false, "\(code.rawValue)")
      #expect(statuses.contains(code.exitStatus), "\(code.rawValue)")
    }
    #expect(Set(ExchangeCode.allCases.map(\.rawValue)).count == ExchangeCode.allCases.count)
  }

  /// Codes of the layers below keep their word, so that none is lost in translation.
  @Test func codesOfTheLayersBelowExistHere() {
    for code in AgeError.Code.allCases {
      #expect(ExchangeCode(rawValue: "envelope." + code.rawValue) != nil, "\(code.rawValue)")
    }
    for code in MinisignError.Code.allCases {
      #expect(ExchangeCode(rawValue: "signer." + code.rawValue) != nil, "\(code.rawValue)")
    }
  }
}
