import CSystem
package import FrunDomain
import Glibc

/// The two clocks a run needs: what time it is, and how much time passed.
package struct HostClock: Sendable {
  /// The moment, with the zone and offset the user lives by.
  package var now: @Sendable () -> Moment
  /// Milliseconds of a clock that never runs backwards.
  package var milliseconds: @Sendable () -> Int64

  package init(
    now: @escaping @Sendable () -> Moment, milliseconds: @escaping @Sendable () -> Int64
  ) {
    self.now = now
    self.milliseconds = milliseconds
  }

  /// The clocks of this machine.
  package static func system(environment: [String: String]) -> HostClock {
    let zone = zoneName(environment: environment)
    return HostClock(
      now: {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var seconds = time.tv_sec
        var parts = tm()
        localtime_r(&seconds, &parts)
        return Moment(
          utcMilliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000,
          zone: zone, offsetSeconds: parts.tm_gmtoff)
      },
      milliseconds: {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
      })
  }

  /// The IANA name of the local zone: `TZ`, else where `/etc/localtime` points.
  static func zoneName(environment: [String: String]) -> String {
    if let name = environment["TZ"].map({ $0.hasPrefix(":") ? String($0.dropFirst()) : $0 }),
      Moment.isZoneName(name)
    {
      return name
    }
    var buffer = [CChar](repeating: 0, count: 1_024)
    let count = readlink("/etc/localtime", &buffer, buffer.count)
    guard count > 0 else { return "UTC" }
    let bytes = buffer[..<count].map { UInt8(bitPattern: $0) }
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: "/")
    guard let place = parts.firstIndex(of: "zoneinfo") else { return "UTC" }
    let name = parts[(place + 1)...].joined(separator: "/")
    return Moment.isZoneName(name) ? name : "UTC"
  }
}
