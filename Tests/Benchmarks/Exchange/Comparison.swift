import FrunCrypto
import Glibc

/// Ours and theirs in turn.
struct Comparison {
  private struct Measurement {
    let seconds: Double
    let megabytes: Int
  }

  private let folder: String
  private let megabytes: Int
  private let rounds: Int

  init(folder: String, megabytes: Int, rounds: Int) {
    self.folder = folder
    self.megabytes = megabytes
    self.rounds = max(1, rounds)
  }

  func run() throws {
    _ = spawn(["/bin/sh", "-c", "rm -rf '\(folder)/bench' && mkdir '\(folder)/bench'"])
    let work = folder + "/bench"
    defer { _ = spawn(["/bin/rm", "-rf", work]) }
    let corpus = try Corpus(making: work, megabytes: megabytes)
    let key = corpus.recipient
    print("corpus \(megabytes) MiB, a fifth of it text, \(rounds) rounds, medians")
    try compare(
      "export", ours: "export",
      theirs: "cd \(work) && tar -cf - corpus | zstd -3 -T0 -q | age -r \(key) > theirs.age",
      work)
    // A third of the time of an export is not spent on writing: the file is read back and compared.
    try compare(
      "export, read back", ours: "export-checked",
      theirs: "cd \(work) && tar -cf - corpus | zstd -3 -T0 -q | age -r \(key) > theirs.age "
        + "&& sha256sum theirs.age", work)
    try compare(
      "verify", ours: "verify",
      theirs: "cd \(work) && age -d -i key.txt ours.age | zstd -dc | tar -tf -", work)
    try compare(
      "import to staging", ours: "stage",
      theirs: "cd \(work) && rm -rf out && mkdir out && age -d -i key.txt ours.age | zstd -dc "
        + "| tar -xf - -C out", work)
    try compare(
      "encrypt", ours: "encrypt",
      theirs: "cd \(work) && rm -f plain.age && age -r \(key) -o plain.age plain", work)
    try compare(
      "decrypt", ours: "decrypt",
      theirs: "cd \(work) && rm -f opened && age -d -i key.txt -o opened plain.age", work)
  }

  private func compare(_ name: String, ours: String, theirs: String, _ work: String) throws {
    var pairs: [(ours: Measurement, theirs: Measurement)] = []
    let own = CommandLine.arguments[0]
    for _ in 0..<rounds {
      let mine = spawn([own, "--worker", ours, work])
      let other = spawn(["/bin/sh", "-c", theirs + " > /dev/null"])
      pairs.append((mine, other))
    }
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    func shown(_ value: Double) -> String {
      let hundredths = Int((value * 100).rounded())
      let digits = hundredths % 100
      return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
    }
    let ratios = pairs.map { $0.ours.seconds / $0.theirs.seconds }
    print(
      "\(name): ours \(shown(median(pairs.map(\.ours.seconds)))) s, theirs "
        + "\(shown(median(pairs.map(\.theirs.seconds)))) s, ours/theirs "
        + "\(shown(median(ratios))) (\(shown(ratios.min() ?? 0)) to \(shown(ratios.max() ?? 0))), "
        + "peak memory \(pairs.map(\.ours.megabytes).max() ?? 0) MiB")
  }

  /// Runs a program to its end; exits when it fails.
  private func spawn(_ words: [String]) -> Measurement {
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
    return Measurement(
      seconds: Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9,
      megabytes: usage.ru_maxrss / 1024)
  }
}
