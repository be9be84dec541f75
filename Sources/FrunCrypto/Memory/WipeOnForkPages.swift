import Glibc

/// Anonymous pages that a child process sees zeroed.
enum WipeOnForkPages {
  /// Returns zeroed memory of at least `count` bytes, or nil when the kernel does not offer it.
  static func allocate(_ count: Int) -> UnsafeMutableRawPointer? {
    let length = rounded(count)
    guard
      let pages = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      pages != MAP_FAILED
    else { return nil }
    guard madvise(pages, length, MADV_WIPEONFORK) == 0 else {
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
