/// Fills a buffer with the next bytes and returns how many there are; 0 means the end.
package typealias ByteReader = (_ buffer: UnsafeMutableRawBufferPointer) throws -> Int

/// Receives the next bytes of an output; they are valid only during the call.
package typealias ByteSink = (_ bytes: UnsafeRawBufferPointer) throws -> Void
