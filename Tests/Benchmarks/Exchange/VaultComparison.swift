import Glibc

/// Whole exports and imports, from one sealed vault into another, against the stock tools that pack and unpack
/// the same files; and the most memory that each took.
struct VaultComparison {
  private let folder: String
  private let megabytes: Int
  private let commits: Int
  private let rounds: Int

  init(folder: String, megabytes: Int, commits: Int, rounds: Int) {
    self.folder = folder
    self.megabytes = megabytes
    self.commits = commits
    self.rounds = max(1, rounds)
  }

  func run() throws {
    let work = folder + "/bench-vault"
    _ = run(["/bin/sh", "-c", "rm -rf '\(work)' && mkdir '\(work)'"])
    defer { _ = run(["/bin/rm", "-rf", work]) }
    let own = CommandLine.arguments[0]
    _ = run([own, "--worker", "vault-make:\(megabytes):\(commits)", work])
    print("a case of \(megabytes) MiB in attached files and \(commits) changes, \(rounds) rounds")
    let steps: [(String, String, String)] = [
      (
        "export", "vault-export",
        "cd \(work) && tar -cf - corpus | zstd -3 -T0 -q | age -r $(cat key.pub) > theirs.age"
      ),
      ("dry run", "vault-rehearse", ""),
      (
        "import", "vault-import",
        "cd \(work) && rm -rf out && mkdir out && age -d -i key.txt theirs.age | zstd -dc "
          + "| tar -xf - -C out && sync out"
      ), ("import again", "vault-import", ""),
    ]
    for (name, ours, theirs) in steps {
      var lines: [(Taken, Taken?)] = []
      // Taken in once; what is taken in again is another measurement.
      for _ in 0..<(ours == "vault-import" ? 1 : rounds) {
        lines.append(
          (
            run([own, "--worker", ours, work]),
            theirs.isEmpty ? nil : run(["/bin/sh", "-c", theirs])
          ))
      }
      let seconds = lines.map(\.0.seconds).sorted()[lines.count / 2]
      let most = lines.map(\.0.megabytes).max() ?? 0
      let other = lines.compactMap(\.1?.seconds).sorted()
      let versus =
        other.isEmpty
        ? ""
        : ", theirs \(other[other.count / 2].shown) s, ours/theirs "
          + (seconds / other[other.count / 2]).shown
      print("\(name): ours \(seconds.shown) s\(versus), peak memory \(most) MiB")
    }
  }

  private struct Taken {
    let seconds: Double
    let megabytes: Int
  }

  /// Runs a program to its end; exits when it fails. This process stays small: what it had in memory
  /// would be counted as its children's.
  private func run(_ words: [String]) -> Taken {
    var line: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { line.forEach { free($0) } }
    line.append(nil)
    var start = timespec()
    clock_gettime(CLOCK_MONOTONIC, &start)
    var child: pid_t = 0
    guard posix_spawnp(&child, words[0], nil, nil, line, environ) == 0 else { exit(70) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    guard status == 0 else {
      print("failed: \(words.joined(separator: " "))")
      exit(70)
    }
    return Taken(
      seconds: Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9,
      megabytes: usage.ru_maxrss / 1024)
  }
}

extension Double {
  /// With two digits behind the point.
  fileprivate var shown: String {
    let hundredths = Int((self * 100).rounded())
    let digits = hundredths % 100
    return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
  }
}
