internal import CSystem
internal import Glibc

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

/// Anonymous pages that a child process sees zeroed.
enum WipeOnForkPages {
  /// Returns zeroed memory of at least `count` bytes, or nil when the kernel does not offer it.
  static func allocate(_ count: Int) -> UnsafeMutableRawPointer? {
    let length = rounded(count)
    guard
      let pages = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      pages != MAP_FAILED
    else { return nil }
    guard madvise(pages, length, 18 /* MADV_WIPEONFORK */) == 0 else {
      munmap(pages, length)
      return nil
    }
    return pages
  }

  /// Gives memory of ``allocate(_:)`` back; `count` as then.
  static func free(_ pages: UnsafeMutableRawPointer, _ count: Int) {
    munmap(pages, rounded(count))
  }

  /// `count` rounded up to whole pages, at least one.
  static func rounded(_ count: Int) -> Int {
    let page = sysconf(Int32(_SC_PAGESIZE))
    return (max(count, 1) + page - 1) / page * page
  }
}
