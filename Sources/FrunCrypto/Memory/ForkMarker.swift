import Glibc

/// Tells whether this process is still the one that made the marker.
///
/// The marker is one byte in a page the kernel zeroes in every child process (MADV_WIPEONFORK), so reading it
/// costs nothing and no way of forking, not even a raw system call, goes unnoticed. Kernels before 4.14 lack
/// that; the process number is compared there.
final class ForkMarker {
  private let page: UnsafeMutableRawPointer?
  private var process: pid_t

  init() {
    process = getpid()
    page = WipeOnForkPages.allocate(1)
    mark()
  }

  deinit {
    if let page { WipeOnForkPages.free(page, 1) }
  }

  /// False in a child process that was forked after ``mark()``.
  var holds: Bool {
    if let page { return page.load(as: UInt8.self) == 1 }
    return process == getpid()
  }

  /// Makes the present process the one that holds the marker.
  func mark() {
    process = getpid()
    page?.storeBytes(of: 1, as: UInt8.self)
  }
}
