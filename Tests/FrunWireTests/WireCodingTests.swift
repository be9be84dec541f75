import FrunDomain
import FrunKit
import FrunText
import Testing

@testable import FrunWire

/// What crosses the pipe comes out as it went in, and bytes are short.
@Suite struct WireCodingTests {
  private struct Everything: Codable, Hashable {
    var bytes: [UInt8]
    var many: [[UInt8]]
    var named: [String: [UInt8]]
    var maybe: [UInt8]?
    var none: [UInt8]?
    var kind: Kind
    var json: JSONValue
    var texts: [String]
    var numbers: [Int]
    var small: Int8
    var large: UInt32
    var half: Double
    var yes: Bool
    var byNumber: [Int: String]
    var nested: [[Int]?]

    enum Kind: Codable, Hashable {
      case plain
      case file([UInt8], name: String)
    }
  }

  private let everything = Everything(
    bytes: Array(0...255), many: [[], [1]], named: ["a/b": [1, 2, 3]], maybe: [9], none: nil,
    kind: .file([7, 8], name: "x"), json: ["z": 1, "a": [true, .null, 0.5]], texts: [],
    numbers: [-1, .max], small: -128, large: .max, half: 0.5, yes: true, byNumber: [3: "c"],
    nested: [[1], nil])

  @Test func comesOutAsItWentIn() throws {
    let json = try WireCoding.json(everything)
    let line = try JSONValue(parsing: json.text())
    #expect(try WireCoding.value(Everything.self, from: line) == everything)
    #expect(line["bytes"]?["base64"]?.string?.hasPrefix("AAECAw") == true)
    #expect(line["many"]?[1] == ["base64": "AQ=="])
    #expect(line["named"]?["a/b"] == ["base64": "AQID"])
    #expect(line["kind"]?["file"]?["_0"] == ["base64": "Bwg="])
    #expect(line["json"]?.object?.keys == ["z", "a"])
    #expect(line["texts"] == [] && line["none"] == nil)
  }

  @Test func valuesAlone() throws {
    #expect(try WireCoding.json([UInt8]()) == ["base64": ""])
    #expect(try WireCoding.json([String]()) == [])
    #expect(try WireCoding.json("a") == "a")
    #expect(try WireCoding.json(String?.none) == .null)
    #expect(try WireCoding.value(String?.self, from: .null) == nil)
    #expect(try WireCoding.value([UInt8]?.self, from: ["base64": "AQ=="]) == [1])
    #expect(throws: WireError.self) { try WireCoding.json(UInt64.max) }
    #expect(throws: WireError.self) { try WireCoding.json(Double.nan) }
  }

  @Test("bytes have one form", arguments: ["AQ", "AQ==\n", "AQ=", "A Q==", "*", "AQ==AQ=="])
  func badBytes(text: String) {
    #expect(throws: WireError.self) {
      try WireCoding.value([UInt8].self, from: ["base64": .string(text)])
    }
  }

  @Test(
    "what has another shape is refused with its place",
    arguments: [
      ("bytes", [1, 2], "bytes"), ("bytes", ["base64": 1], "bytes"),
      ("bytes", ["base64": "AQ==", "more": 1], "bytes"), ("many", [["base64": "?"]], "many.[0]"),
      ("named", ["a": "AQ=="], "named.a"), ("small", 128, "small"), ("large", -1, "large"),
      ("half", "0.5", "half"), ("yes", 1, "yes"), ("numbers", [1.5], "numbers.[0]"),
      ("kind", "plain", "kind"), ("texts", .null, "texts"),
    ] as [(String, JSONValue, String)])
  func otherShapes(key: String, value: JSONValue, place: String) throws {
    guard case .object(var object) = try WireCoding.json(everything) else { return }
    object[key] = value
    do {
      _ = try WireCoding.value(Everything.self, from: .object(object))
      Issue.record("accepted")
    } catch let error as WireError {
      #expect(error.message.contains(place), "\(error)")
    }
  }

  @Test("no value of the interface crosses as a list of numbers")
  func forms() throws {
    let source = FormSource(
      id: "a", origin: .office, files: ["survey.csv": [UInt8](repeating: 0x61, count: 30_000)])
    let line = try WireCoding.json(source).text()
    #expect(line.utf8.count < 41_000)
    #expect(try WireCoding.value(FormSource.self, from: JSONValue(parsing: line)) == source)
  }
}
