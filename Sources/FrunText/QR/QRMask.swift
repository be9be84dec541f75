/// Which modules are turned over, so that no large area is all dark or all light (table 10).
enum QRMask: Int, CaseIterable {
  case chequered, rows, columns, diagonals, blocks, crosses, rings, knots

  func flips(_ x: Int, _ y: Int) -> Bool {
    switch self {
    case .chequered: (x + y) % 2 == 0
    case .rows: y % 2 == 0
    case .columns: x % 3 == 0
    case .diagonals: (x + y) % 3 == 0
    case .blocks: (x / 3 + y / 2) % 2 == 0
    case .crosses: x * y % 2 + x * y % 3 == 0
    case .rings: (x * y % 2 + x * y % 3) % 2 == 0
    case .knots: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }
}

/// How hard a symbol is to read: four rules with their points (7.8.3).
struct QRPenalty {
  private let grid: QRGrid

  init(_ grid: QRGrid) { self.grid = grid }

  var total: Int {
    var points = squares + balance
    for line in 0..<grid.size {
      points += lineOf((0..<grid.size).map { grid[$0, line] })
      points += lineOf((0..<grid.size).map { grid[line, $0] })
    }
    return points
  }

  /// Five or more alike in a line, and what looks like a finder.
  private func lineOf(_ line: [Bool]) -> Int {
    var points = 0
    var run = 1
    for place in 1...line.count {
      if place < line.count, line[place] == line[place - 1] {
        run += 1
      } else {
        if run >= 5 { points += run - 2 }
        run = 1
      }
    }
    let finder = [true, false, true, true, true, false, true]
    for start in 0...line.count - finder.count where Array(line[start..<start + 7]) == finder {
      let before = (start - 4..<start).allSatisfy { !line.indices.contains($0) || !line[$0] }
      let after = (start + 7..<start + 11).allSatisfy { !line.indices.contains($0) || !line[$0] }
      if before { points += 40 }
      if after { points += 40 }
    }
    return points
  }

  /// Four alike in a square.
  private var squares: Int {
    var points = 0
    for row in 1..<grid.size {
      for column in 1..<grid.size {
        let colour = grid[column, row]
        if grid[column - 1, row] == colour, grid[column, row - 1] == colour,
          grid[column - 1, row - 1] == colour
        {
          points += 3
        }
      }
    }
    return points
  }

  /// Ten points for every five per cent away from half dark.
  private var balance: Int {
    let all = grid.size * grid.size
    let dark = grid.dark.count { $0 }
    return abs(dark * 20 - all * 10) / all * 10
  }
}
