/// Sizes of files as people read them.
enum FileSize {
  /// "830 B", "12 KiB", "3 MiB".
  static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_024: "\(bytes) B"
    case ..<(1 << 20): "\((bytes + 512) >> 10) KiB"
    default: "\((bytes + (1 << 19)) >> 20) MiB"
    }
  }
}
