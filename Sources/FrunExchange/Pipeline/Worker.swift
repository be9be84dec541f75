internal import Glibc

/// A thread that runs one function.
///
/// The closure and everything it captures belong to the thread from ``init(_:)`` to ``join()``: whoever
/// starts a worker must not touch them in between, except through a ``BufferPipe``. The compiler cannot
/// check that, so workers are started only in this folder.
final class Worker {
  private final class Job {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  private var thread = pthread_t()
  private var isJoined = false

  /// Starts `body`. Signals stay with the other threads, where the program looks for them.
  init(_ body: @escaping () -> Void) throws(ExchangeError) {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let job = Unmanaged.passRetained(Job(body))
    let status = pthread_create(
      &thread, nil,
      { context in
        // What the job captured is released here, before the thread ends and join() returns.
        if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, job.toOpaque())
    guard status == 0 else {
      job.release()
      isJoined = true
      throw .system("starting a thread", status)
    }
  }

  deinit { join() }

  /// Waits until the function has returned and its captures are released.
  func join() {
    if isJoined { return }
    isJoined = true
    pthread_join(thread, nil)
  }
}
