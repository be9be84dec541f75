import Glibc

/// Functions on places, traces and shapes.
///
/// Points are `latitude longitude [altitude [accuracy]]`, joined by `;`. The
/// Earth is a sphere of 6 378 100 m; lengths and areas are rounded to
/// hundredths, far below what such receivers can tell apart.
extension FunctionTable {
  static let placeFunctions: [String: FormFunction] = [
    "distance": .init(1...FormFunction.many, .number) { call throws(ExpressionError) in
      guard let points = Place.points(try call.texts(from: 0)), points.count > 1 else {
        return .number(.nan)
      }
      let length = zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
      return .number(hundredths(length))
    },
    "area": .init(1...1, .number) { call throws(ExpressionError) in
      guard let points = Place.points(try call.texts(from: 0)) else { return .number(.nan) }
      return .number(hundredths(Place.area(points)))
    },
    "enclosed-area": .init(1...1, .number) { call throws(ExpressionError) in
      guard let points = Place.points(try call.texts(from: 0)) else { return .number(.nan) }
      return .number(hundredths(Place.area(points)))
    },
    "geofence": .init(2...2, .truth) { call throws(ExpressionError) in
      guard let point = Place.points([try call.text(0)])?.first,
        let shape = Place.points(try call.texts(from: 1)), shape.count > 2
      else { return .truth(false) }
      return .truth(point.isInside(shape))
    },
    "intersects": .init(1...1, .truth) { call throws(ExpressionError) in
      guard let trace = Place.points(try call.texts(from: 0)) else { return .truth(false) }
      return .truth(Place.crossesItself(trace))
    },
  ]

  private static func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

/// A point on Earth in degrees.
struct Place: Hashable {
  let latitude: Double
  let longitude: Double

  private static let radius = 6_378_100.0

  /// All points of the texts, or nil when one of them is not a point.
  static func points(_ texts: [String]) -> [Place]? {
    var points: [Place] = []
    for text in texts {
      for part in text.split(separator: ";") {
        let words = String(part).words
        if words.isEmpty { continue }
        guard (2...4).contains(words.count) else { return nil }
        let latitude = FormNumber.parse(words[0])
        let longitude = FormNumber.parse(words[1])
        guard abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        points.append(Place(latitude: latitude, longitude: longitude))
      }
    }
    return points.isEmpty ? nil : points
  }

  /// Metres along the great circle.
  func distance(to other: Place) -> Double {
    let radian = Double.pi / 180
    let longitude = (self.longitude - other.longitude) * radian
    let first = latitude * radian
    let second = other.latitude * radian
    let cosine = sin(first) * sin(second) + cos(first) * cos(second) * cos(longitude)
    return acos(min(1, max(-1, cosine))) * Self.radius
  }

  /// Square metres enclosed by the points.
  static func area(_ points: [Place]) -> Double {
    guard points.count > 2 else { return 0 }
    let radian = Double.pi / 180
    var total = 0.0
    for (index, point) in points.enumerated() {
      let next = points[(index + 1) % points.count]
      total +=
        (next.longitude - point.longitude) * radian
        * (2 + sin(point.latitude * radian) + sin(next.latitude * radian))
    }
    return abs(total * radius * radius / 2)
  }

  /// Even-odd rule with longitude as the horizontal axis.
  func isInside(_ shape: [Place]) -> Bool {
    var inside = false
    var previous = shape[shape.count - 1]
    for vertex in shape {
      if (vertex.latitude > latitude) != (previous.latitude > latitude),
        longitude < (previous.longitude - vertex.longitude) * (latitude - vertex.latitude)
          / (previous.latitude - vertex.latitude) + vertex.longitude
      {
        inside.toggle()
      }
      previous = vertex
    }
    return inside
  }

  /// Whether two segments that are not neighbours touch.
  static func crossesItself(_ trace: [Place]) -> Bool {
    guard trace.count > 3, trace.count <= 2_000 else { return false }
    let segments = Array(zip(trace, trace.dropFirst()))
    let isClosed = trace.first == trace.last
    for first in segments.indices {
      for second in segments.indices where second > first + 1 {
        if isClosed, first == 0, second == segments.count - 1 { continue }
        if touch(segments[first], segments[second]) { return true }
      }
    }
    return false
  }

  private static func touch(_ first: (Place, Place), _ second: (Place, Place)) -> Bool {
    func side(_ a: Place, _ b: Place, _ c: Place) -> Double {
      (b.longitude - a.longitude) * (c.latitude - a.latitude)
        - (b.latitude - a.latitude) * (c.longitude - a.longitude)
    }
    func isBetween(_ a: Place, _ b: Place, _ c: Place) -> Bool {
      min(a.longitude, b.longitude)...max(a.longitude, b.longitude) ~= c.longitude
        && min(a.latitude, b.latitude)...max(a.latitude, b.latitude) ~= c.latitude
    }
    let (a, b) = first
    let (c, d) = second
    let sides = (side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b))
    if sides.0 * sides.1 < 0, sides.2 * sides.3 < 0 { return true }
    return (sides.0 == 0 && isBetween(a, b, c)) || (sides.1 == 0 && isBetween(a, b, d))
      || (sides.2 == 0 && isBetween(c, d, a)) || (sides.3 == 0 && isBetween(c, d, b))
  }
}
