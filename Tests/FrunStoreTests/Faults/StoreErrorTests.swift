import FrunSQLite
import Testing

@testable import FrunStore

/// What people read when the disk or the file lets them down.
@Suite struct StoreErrorTests {
  @Test(
    arguments: [
      (.full, .storage), (.readOnly, .storage), (.ioErrorWrite, .storage), (.busy, .busy),
      (.locked, .busy), (.ioErrorData, .damaged), (.corrupt, .damaged),
    ] as [(ResultCode, StoreError.Code)])
  func aFailureOfTheDiskIsSaidInWords(code: ResultCode, expected: StoreError.Code) {
    let error = StoreError(
      SQLiteError(
        code, message: "text of the library", sql: "INSERT INTO value_index(fid) VALUES(?)"))
    #expect(error.code == expected)
    #expect(!error.description.contains("INSERT") && !error.description.contains("library"))
  }
}
