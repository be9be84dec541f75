import FrunText
import Testing

@Suite struct JSONWriterTests {
  @Test func keepsTheOrderOfMembers() throws {
    let value = try JSONValue(parsing: #"{"z":1,"a":[true,null],"m":{}}"#)
    #expect(value.text() == #"{"z":1,"a":[true,null],"m":{}}"#)
    #expect(value.object?.keys == ["z", "a", "m"])
    #expect(
      value.indentedText()
        == "{\n  \"z\": 1,\n  \"a\": [\n    true,\n    null\n  ],\n  \"m\": {}\n}")
  }

  @Test func equalityIgnoresTheOrder() throws {
    let first = try JSONValue(parsing: #"{"a":1,"b":2}"#)
    let second = try JSONValue(parsing: #"{"b":2,"a":1}"#)
    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
    #expect(first.canonicalText() == second.canonicalText())
    #expect(first.text() != second.text())
  }

  @Test func escapes() {
    let value = JSONValue.string("\"\\\u{8}\u{C}\n\r\t\u{1}\u{7F}\u{9B}\u{2028}\u{202E}é/")
    #expect(value.text() == #""\"\\\b\f\n\r\t\u0001\u007f\u009b\u2028\u202eé/""#)
    #expect(
      value.canonicalText() == "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\u{7F}\u{9B}\u{2028}\u{202E}é/\"")
  }

  /// Numbers of RFC 8785, appendix B.
  @Test(arguments: [
    (0x0000_0000_0000_0000 as UInt64, "0"), (0x8000_0000_0000_0000, "0"),
    (0x0000_0000_0000_0001, "5e-324"),
    (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
    (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
    (0x4340_0000_0000_0000, "9007199254740992"),
    (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
    (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
    (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
    (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
    (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
    (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
    (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
    (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5557, "333333333.33333343"),
    (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
    (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
  ])
  func canonicalNumbers(bits: UInt64, expected: String) {
    #expect(JSONValue.number(Double(bitPattern: bits)).canonicalText() == expected)
  }

  /// The sorting example of RFC 8785, section 3.2.3: UTF-16 order differs from code point order.
  @Test func canonicalOrder() {
    let value: JSONValue = [
      "\u{20AC}": 1, "\r": 2, "\u{FB33}": 3, "1": 4, "\u{1F600}": 5, "\u{80}": 6, "\u{F6}": 7,
    ]
    #expect(
      value.canonicalText()
        == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{FB33}\":3}")
  }

  @Test func numbersThatJSONLacks() {
    #expect(JSONValue.number(.nan).text() == "null")
    #expect(JSONValue.number(.infinity).canonicalText() == "null")
    #expect(JSONValue.number(3).text() == "3.0")
    #expect(JSONValue.number(3).canonicalText() == "3")
  }

  @Test func accessors() throws {
    let value = try JSONValue(parsing: #"{"a":[1,2.5,"x"],"b":true,"n":null,"f":3.0}"#)
    #expect(value["a"]?[0]?.integer == 1)
    #expect(value["a"]?[1]?.double == 2.5)
    #expect(value["a"]?[1]?.integer == nil)
    #expect(value["a"]?[2]?.string == "x")
    #expect(value["a"]?[3] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value["b"]?.bool == true)
    #expect(value["n"]?.isNull == true)
    #expect(value["f"]?.integer == 3)
    #expect(value["x"] == nil)
    #expect(value[0] == nil)
  }

  @Test func objectsChange() {
    var object = JSONObject()
    for number in 0..<20 { object["k\(number)"] = .integer(Int64(number)) }
    object["k3"] = nil
    object["k4"] = "new"
    object["absent"] = nil
    #expect(object.count == 19)
    #expect(object["k3"] == nil)
    #expect(object["k4"] == "new")
    #expect(object["k19"] == 19)
    #expect(object.keys.first == "k0")
    #expect(!object.isEmpty)
  }

  @Test func keysDifferByCodePoints() throws {
    let value = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
  }
}

@Suite struct JSONObjectReaderTests {
  @Test func readsStrictly() throws {
    let value = try JSONValue(
      parsing:
        #"{"name":"x","count":3,"ratio":0.5,"on":true,"tags":["a","b"],"inner":{"k":1},"none":null}"#
    )
    var reader = try JSONObjectReader(value, path: "doc")
    #expect(try reader.string("name") == "x")
    #expect(try reader.integer("count") == 3)
    #expect(try reader.optionalDouble("ratio") == 0.5)
    #expect(try reader.bool("on", default: false))
    #expect(try reader.strings("tags") == ["a", "b"])
    var inner = try #require(try reader.object("inner"))
    #expect(try inner.optionalInteger("k") == 1)
    try inner.finish()
    #expect(try reader.optionalString("none") == nil)
    try reader.finish()
  }

  @Test func errorsNameThePlace() throws {
    let value = try JSONValue(parsing: #"{"name":1,"tags":["a",2],"inner":[],"kind":"z","nmae":0}"#)
    var reader = try JSONObjectReader(value, path: "doc")
    func message(_ body: () throws -> Void) -> String? {
      do { try body() } catch { return (error as? JSONShapeError)?.description }
      return nil
    }
    #expect(
      message { _ = try reader.string("name") } == "doc.name: a string is needed, not a number")
    #expect(message { _ = try reader.string("gone") } == "doc.gone: is missing")
    #expect(
      message { _ = try reader.strings("tags") } == "doc.tags[1]: a string is needed, not a number")
    #expect(
      message { _ = try reader.object("inner") } == "doc.inner: an object is needed, not an array")
    #expect(
      message { _ = try reader.choice("kind", default: Alignment3.left) }
        == "doc.kind: must be one of left, right")
    #expect(message { try reader.finish() } == "doc.nmae: unknown key; did you mean 'name'?")
    #expect(message { _ = try JSONObjectReader(.null) } == "an object is needed, not null")
  }

  enum Alignment3: String, CaseIterable { case left, right }
}
