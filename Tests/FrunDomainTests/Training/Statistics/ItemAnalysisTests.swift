import FrunDomain
import Testing

@Suite("Questions of a test: difficulty and discrimination")
struct ItemAnalysisTests {
  private static func tests(_ rows: [String]) -> [[String: Double]] {
    rows.map { row in
      var test: [String: Double] = [:]
      for (place, mark) in row.enumerated() where mark != "-" {
        test["Q\(place)"] = mark == "1" ? 1 : 0
      }
      return test
    }
  }

  private static let rows = [
    "1111", "1110", "1101", "1011", "0111", "1100", "1010", "0110", "1000", "0100", "0001", "0000",
  ]

  /// From NumPy, `corrcoef` of each question with the mean of the others.
  @Test("as computed elsewhere")
  func reference() throws {
    let expected = [
      (0.5833333333333334, 0.08827348295047491, 0.08333333333333337),
      (0.5833333333333334, 0.08827348295047492, 0.08333333333333337),
      (0.5, 0.29002094671369905, 0.3166666666666667),
      (0.4166666666666667, 0.11952286093343936, 0.16666666666666669),
    ]
    let analysis = ItemAnalysis(tests: Self.tests(Self.rows))
    #expect(analysis.tests == 12)
    #expect(analysis.items.map(\.id) == ["Q0", "Q1", "Q2", "Q3"])
    for (item, expected) in zip(analysis.items, expected) {
      #expect(item.answers == 12)
      #expect(abs(try #require(item.difficulty) - expected.0) < 1e-9)
      #expect(abs(try #require(item.discrimination) - expected.1) < 1e-9)
      #expect(abs(try #require(item.upperLower) - expected.2) < 1e-9)
    }
    // The order in which tests come does not matter.
    #expect(ItemAnalysis(tests: Self.tests(Self.rows.reversed())) == analysis)
  }

  @Test("who is drawn other questions is not counted as wrong; few answers are not analysed")
  func drawn() throws {
    let analysis = ItemAnalysis(
      tests: Self.tests(Array(repeating: "1-", count: 12) + Array(repeating: "-0", count: 9)))
    #expect(analysis.items.map(\.answers) == [12, 9])
    #expect(analysis.items[0].difficulty == 1)
    #expect(analysis.items[0].discrimination == nil)
    #expect(analysis.items[1].difficulty == nil)
    #expect(analysis.items[1].remark == .tooFew)
  }

  @Test("a wrong key is noticed: those who know more do worse")
  func misleading() throws {
    let rows = (0..<20).map { $0 < 10 ? "0111" : "1000" }
    let analysis = ItemAnalysis(tests: Self.tests(rows))
    #expect(try #require(analysis.items[0].discrimination) < -0.9)
    #expect(analysis.items[0].remark == .misleading)
    #expect(analysis.items[1].remark == nil)
  }

  @Test("shares out of range and not numbers are left out")
  func strange() {
    let tests = (0..<12).map { _ in ["a": Double.nan, "b": 2, "c": 0.5] }
    #expect(ItemAnalysis(tests: tests).items.map(\.id) == ["c"])
  }
}
