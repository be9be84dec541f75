extension JSONValue {
  /// Reads one JSON value from text.
  ///
  /// Throws a ``JSONError`` with line and column: also for duplicate keys, lone surrogates, whole
  /// numbers beyond 64 bits, and anything over the limits.
  public init(
    parsing text: String, syntax: JSONSyntax = .strict, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) {
    try self.init(parsing: Array(text.utf8), syntax: syntax, limits: limits)
  }

  /// Reads one JSON value from UTF-8 bytes.
  public init(
    parsing bytes: [UInt8], syntax: JSONSyntax = .strict, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) {
    var parser = JSONParser(bytes, syntax: syntax, limits: limits)
    self = try parser.document()
  }

  /// The value as one line of JSON, members in their order.
  ///
  /// Numbers that JSON cannot express (infinities, NaN) are written as `null`.
  public func text() -> String {
    var writer = JSONWriter(indented: false)
    writer.write(self, level: 0)
    return writer.text
  }

  /// The value as indented JSON (two spaces), members in their order, no line break at the end.
  public func indentedText() -> String {
    var writer = JSONWriter(indented: true)
    writer.write(self, level: 0)
    return writer.text
  }

  /// The value in the one form two machines agree on, for digests and signatures.
  ///
  /// Follows RFC 8785: no spaces, members sorted by their UTF-16 code units, shortest escapes,
  /// numbers as ECMAScript writes them. Whole numbers beyond 2⁵³ are written exactly, which RFC
  /// 8785 leaves to the application.
  public func canonicalText() -> String {
    var writer = JSONWriter(indented: false, canonical: true)
    writer.write(self, level: 0)
    return writer.text
  }
}
