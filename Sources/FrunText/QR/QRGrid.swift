/// The modules of a symbol while it is drawn.
struct QRGrid {
  let size: Int
  private let version: QRVersion
  private(set) var dark: [Bool]
  /// Modules that help to find and to read the symbol; no text and no mask touches them.
  private var reserved: [Bool]

  /// The patterns that every symbol of a size has, with room for the format.
  init(_ version: QRVersion) {
    self.version = version
    size = version.size
    dark = [Bool](repeating: false, count: size * size)
    reserved = dark
    drawTiming()
    drawFinder(3, 3)
    drawFinder(size - 4, 3)
    drawFinder(3, size - 4)
    drawAlignment()
    drawFormat(0)
    drawVersion()
  }

  subscript(column: Int, row: Int) -> Bool { dark[row * size + column] }

  private mutating func set(_ column: Int, _ row: Int, _ isDark: Bool) {
    dark[row * size + column] = isDark
    reserved[row * size + column] = true
  }

  private mutating func drawTiming() {
    for place in 0..<size {
      set(6, place, place % 2 == 0)
      set(place, 6, place % 2 == 0)
    }
  }

  /// A large square around its middle, with the light edge that sets it off.
  private mutating func drawFinder(_ column: Int, _ row: Int) {
    for down in -4...4 {
      for right in -4...4 {
        let (x, y) = (column + right, row + down)
        guard (0..<size).contains(x), (0..<size).contains(y) else { continue }
        let ring = max(abs(right), abs(down))
        set(x, y, ring != 2 && ring != 4)
      }
    }
  }

  private mutating func drawAlignment() {
    let places = version.alignment
    guard let last = places.last else { return }
    for x in places {
      for y in places where (x, y) != (6, 6) && (x, y) != (6, last) && (x, y) != (last, 6) {
        for down in -2...2 {
          for right in -2...2 { set(x + right, y + down, max(abs(right), abs(down)) != 1) }
        }
      }
    }
  }

  /// The correction and the mask, twice, each with ten bits of correction (7.9).
  private mutating func drawFormat(_ data: Int) {
    var rest = data
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
    let bits = (data << 10 | rest) ^ 0x5412
    func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
    for place in 0...5 { set(8, place, bit(place)) }
    set(8, 7, bit(6))
    set(8, 8, bit(7))
    set(7, 8, bit(8))
    for place in 9..<15 { set(14 - place, 8, bit(place)) }
    for place in 0..<8 { set(size - 1 - place, 8, bit(place)) }
    for place in 8..<15 { set(8, size - 15 + place, bit(place)) }
    set(8, size - 8, true)
  }

  /// The number of a large symbol, twice, each with twelve bits of correction (7.10).
  private mutating func drawVersion() {
    guard version.number > 6 else { return }
    var rest = version.number
    for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
    let bits = version.number << 12 | rest
    for place in 0..<18 {
      let (far, near) = (size - 11 + place % 3, place / 3)
      set(far, near, bits >> place & 1 == 1)
      set(near, far, bits >> place & 1 == 1)
    }
  }

  /// Draws bytes in columns of two modules, up and down, from the right (7.7.3).
  mutating func place(_ bytes: [UInt8]) {
    var next = 0
    for edge in stride(from: size - 1, through: 1, by: -2) {
      let right = edge <= 6 ? edge - 1 : edge
      for step in 0..<size {
        let row = (right + 1) & 2 == 0 ? size - 1 - step : step
        for column in [right, right - 1] where !reserved[row * size + column] {
          guard next < bytes.count * 8 else { return }
          dark[row * size + column] = bytes[next / 8] >> (7 - next % 8) & 1 == 1
          next += 1
        }
      }
    }
  }

  /// Puts the mask on that makes the symbol easiest to read, and says so in the format.
  mutating func maskForReading(_ correction: QRCode.Correction) {
    let level =
      switch correction {
      case .low: 1
      case .medium: 0
      case .quartile: 3
      case .high: 2
      }
    var best: (penalty: Int, grid: QRGrid)?
    for mask in QRMask.allCases {
      var masked = self
      masked.apply(mask)
      masked.drawFormat(level << 3 | mask.rawValue)
      let penalty = QRPenalty(masked).total
      if penalty < best?.penalty ?? .max { best = (penalty, masked) }
    }
    if let best { self = best.grid }
  }

  private mutating func apply(_ mask: QRMask) {
    for row in 0..<size {
      for column in 0..<size where !reserved[row * size + column] && mask.flips(column, row) {
        dark[row * size + column].toggle()
      }
    }
  }
}
