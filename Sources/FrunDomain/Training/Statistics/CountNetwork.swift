/// Counts whose sums are published too, as arcs of a network: what flows into a point flows out of
/// it. A table with totals is such a network, and what is hidden in it can be narrowed down only by
/// going round along hidden arcs.
///
/// *Source: Gusfield, A graph theoretic approach to statistical data security (1988).*
struct CountNetwork {
  /// One count: from one point to another.
  struct Arc {
    let from: Int
    let to: Int
    let count: Int
    /// What a reader loses when it is hidden.
    let cost: Int
    var isHidden = false
  }

  private(set) var arcs: [Arc]
  private let points: Int
  /// Arcs at each point. Zeros are never hidden and lead nowhere.
  private let near: [[Int]]

  init(points: Int, arcs: [Arc]) {
    self.points = points
    self.arcs = arcs
    var near: [[Int]] = Array(repeating: [], count: points)
    for (place, arc) in arcs.enumerated() where arc.count > 0 {
      near[arc.from].append(place)
      near[arc.to].append(place)
    }
    self.near = near
  }

  /// What a reader can work out of a hidden count, knowing all that is shown and that nothing
  /// hidden is zero: the least and the most that fit, the latter no further than `most` away.
  func range(of place: Int, most: Int) -> ClosedRange<Int> {
    let arc = arcs[place]
    guard arc.isHidden else { return arc.count...arc.count }
    var copy = self
    // One more on this arc has to come back from its end to its beginning, one less the other way.
    let up = copy.send(most, from: arc.to, to: arc.from, without: place, mayHide: false)
    let down = copy.send(
      min(most, arc.count - 1), from: arc.from, to: arc.to, without: place, mayHide: false)
    return (arc.count - down)...(arc.count + up)
  }

  /// Hides what costs least so that a hidden count could be larger by an amount.
  mutating func widen(_ place: Int, by amount: Int) {
    let arc = arcs[place]
    _ = send(amount, from: arc.to, to: arc.from, without: place, mayHide: true)
  }

  mutating func hide(_ place: Int) { if arcs[place].count > 0 { arcs[place].isHidden = true } }

  /// Sends an amount along hidden arcs: with them without end, against them until one is left.
  /// Gives what arrives. Where it may, it hides the arcs it needs.
  private mutating func send(
    _ amount: Int, from source: Int, to sink: Int, without: Int, mayHide: Bool
  ) -> Int {
    guard source != sink else { return amount }
    var used: [Int: Int] = [:]
    var sent = 0
    while sent < amount,
      let path = cheapest(from: source, to: sink, without: without, mayHide: mayHide, used)
    {
      let room = path.map { step in
        step.isForward ? Int.max : arcs[step.arc].count - 1 + (used[step.arc] ?? 0)
      }
      let part = min(amount - sent, room.min() ?? 0)
      for step in path {
        arcs[step.arc].isHidden = true
        used[step.arc, default: 0] += step.isForward ? part : -part
      }
      sent += part
    }
    return sent
  }

  private typealias Step = (arc: Int, isForward: Bool)

  /// The way that hides least (Dijkstra).
  private func cheapest(
    from source: Int, to sink: Int, without: Int, mayHide: Bool, _ used: [Int: Int]
  ) -> [Step]? {
    var cost: [Int?] = Array(repeating: nil, count: points)
    var isDone = Array(repeating: false, count: points)
    var came: [Step?] = Array(repeating: nil, count: points)
    cost[source] = 0
    while true {
      var here: Int?
      for point in 0..<points where !isDone[point] && cost[point] != nil {
        if here.flatMap({ cost[$0] }) ?? .max > cost[point] ?? .max { here = point }
      }
      guard let here, here != sink, let soFar = cost[here] else { break }
      isDone[here] = true
      for place in near[here] where place != without {
        let arc = arcs[place]
        let isForward = arc.from == here
        guard mayHide || arc.isHidden,
          isForward || arc.count - 1 + (used[place] ?? 0) > 0
        else { continue }
        let other = isForward ? arc.to : arc.from
        let reached = soFar + (arc.isHidden ? 0 : arc.cost)
        if !isDone[other], reached < cost[other] ?? .max {
          cost[other] = reached
          came[other] = (place, isForward)
        }
      }
    }
    guard cost[sink] != nil else { return nil }
    var steps: [Step] = []
    var point = sink
    while point != source, let step = came[point] {
      steps.append(step)
      point = step.isForward ? arcs[step.arc].from : arcs[step.arc].to
    }
    return steps
  }
}
