import CSQLite

/// A file as SQLite sees it. Every call answers with a result code of SQLite.
class SealedFile {
  let lower: LowerFile

  init(lower: LowerFile) {
    self.lower = lower
  }

  func close() -> Int32 { lower.close() }

  func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int32 {
    ResultCode.ioErrorRead.rawValue
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32 {
    ResultCode.ioErrorWrite.rawValue
  }

  func truncate(to size: Int64) -> Int32 { lower.truncate(to: size) }

  func sync(_ flags: Int32) -> Int32 { lower.sync(flags) }

  func size(_ size: inout Int64) -> Int32 { lower.size(&size) }

  func lock(_ level: Int32) -> Int32 { lower.lock(level) }

  func unlock(_ level: Int32) -> Int32 { lower.unlock(level) }

  func checkReservedLock(_ result: UnsafeMutablePointer<Int32>?) -> Int32 {
    lower.checkReservedLock(result)
  }

  func control(_ verb: Int32, _ argument: UnsafeMutableRawPointer?) -> Int32 {
    lower.control(verb, argument)
  }

  var sectorSize: Int32 { lower.sectorSize }
}
