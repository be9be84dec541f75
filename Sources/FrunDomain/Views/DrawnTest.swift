/// A test as drawn for a session, as kind `test` declares it.
public struct DrawnTest: RecordView {
  /// The kind read.
  public static let kind = "test"

  /// The record.
  public let id: RecordID
  /// Session. A `session`.
  public let session: RecordID?
  /// Phase. Code of `testPhase`.
  public let phase: String?
  /// Number of the draw, from 1.
  public let number: Int?
  /// Drawn on.
  public let drawnOn: CivilDate?
  /// Seed of the draw.
  public let seed: String?
  /// Language.
  public let language: String?
  /// Digest of the question bank.
  public let bank: [UInt8]?
  /// Questions as drawn, in GIFT.
  public let questions: String?
  /// Identifiers of the questions, in order, separated by blanks.
  public let identifiers: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    session = reader.reference("session")
    phase = reader.code("phase")
    number = reader.integer("number")
    drawnOn = reader.date("drawnOn")
    seed = reader.text("seed")
    language = reader.text("language")
    bank = reader.digest("bank")
    questions = reader.text("questions")
    identifiers = reader.text("identifiers")
  }
}
