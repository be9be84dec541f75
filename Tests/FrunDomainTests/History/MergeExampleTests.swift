import FrunDomain
import Testing

/// The cases people meet, one by one.
@Suite("Merging, examples")
struct MergeExampleTests {
  private static let safer = MergePolicy.singleSafer(["severe", "high", "medium", "low"])

  private func assertion(
    _ device: UInt8, _ sequence: Int, seen: [UInt8: Int] = [:], minute: Int64 = 0, index: Int = 0,
    _ change: Change?, digest: UInt8 = 0, withheld: Bool = false
  ) -> PositionedAssertion {
    var context = VersionVector()
    for (other, number) in seen {
      context.insert(ChainPosition(device: Fixture.device(other), sequence: number))
    }
    if sequence > 1 {
      context.insert(ChainPosition(device: Fixture.device(device), sequence: sequence - 1))
    }
    return PositionedAssertion(
      position: ChainPosition(device: Fixture.device(device), sequence: sequence), index: index,
      context: context, at: Moment(utcMilliseconds: minute * 60_000),
      author: Fixture.record(device), change: change, digest: [digest], isWithheld: withheld)
  }

  private func code(_ code: String) -> Change { .set(.code(code)) }

  @Test("two answers given apart disagree; the safer governs, the newer is shown")
  func disagreement() {
    let view = FieldMerge.view(
      of: [assertion(1, 1, minute: 1, code("high")), assertion(2, 1, minute: 2, code("low"))],
      policy: Self.safer)
    #expect(view.isDisagreement)
    #expect(view.governing == .code("high"))
    #expect(view.shown == .code("low"))
    #expect(view.heads.map(\.value) == [.code("high"), .code("low")])
  }

  @Test("a clock of 2099 wins nothing")
  func wrongClock() {
    let early = assertion(1, 1, minute: 68_000_000, code("low"))
    let late = assertion(2, 1, seen: [1: 1], minute: 1, code("high"))
    let view = FieldMerge.view(of: [early, late], policy: .single)
    #expect(view.shown == .code("high"))
    #expect(!view.isDisagreement)
  }

  @Test("whoever has seen both settles it")
  func settled() {
    let view = FieldMerge.view(
      of: [
        assertion(1, 1, code("high")), assertion(2, 1, code("low")),
        assertion(3, 1, seen: [1: 1, 2: 1], code("low")),
      ], policy: Self.safer)
    #expect(!view.isDisagreement)
    #expect(view.governing == .code("low"))
    #expect(view.heads.count == 1)
  }

  @Test("the same answer twice is no disagreement")
  func agreement() {
    let view = FieldMerge.view(
      of: [assertion(1, 1, code("high")), assertion(2, 1, code("high"))], policy: Self.safer)
    #expect(!view.isDisagreement)
    #expect(view.heads.count == 2)
  }

  @Test("an answer taken back by one and confirmed by another is a disagreement")
  func retraction() {
    let first = assertion(1, 1, code("high"))
    let back = assertion(1, 2, .retract)
    let other = assertion(2, 1, seen: [1: 1], code("medium"))
    let view = FieldMerge.view(of: [first, back, other], policy: Self.safer)
    #expect(view.isDisagreement)
    #expect(view.governing == .code("medium"))
    let consent = MergePolicy.singleSafer(["withdrawn", "refused", MergePolicy.missing, "given"])
    let given = FieldMerge.view(
      of: [
        assertion(1, 1, code("given")), assertion(1, 2, .retract),
        assertion(2, 1, seen: [1: 1], code("given")),
      ], policy: consent)
    #expect(given.isDisagreement)
    #expect(given.governing == nil)
    #expect(given.shown == .code("given"))
  }

  @Test("a code of a newer version governs, because it may be the most serious")
  func unknownCode() {
    let view = FieldMerge.view(
      of: [assertion(1, 1, code("catastrophic")), assertion(2, 1, code("severe"))],
      policy: Self.safer)
    #expect(view.governing == .code("catastrophic"))
  }

  @Test("adding wins over removing what was not seen")
  func addWins() {
    let add = assertion(1, 1, .add(.code("a")))
    let remove = assertion(2, 1, seen: [1: 1], .remove(.code("a")))
    let again = assertion(1, 2, .add(.code("a")))
    #expect(FieldMerge.view(of: [add, remove], policy: .set).elements.isEmpty)
    #expect(FieldMerge.view(of: [add, remove, again], policy: .set).elements == [.code("a")])
  }

  @Test("inside one commit the later assertion counts")
  func oneCommit() {
    let answers = [
      assertion(1, 1, index: 0, code("low")), assertion(1, 1, index: 1, code("high")),
    ]
    let view = FieldMerge.view(of: answers, policy: .single)
    #expect(view.shown == .code("high") && !view.isDisagreement)
    let elements = [
      assertion(1, 1, index: 0, .add(.code("a"))), assertion(1, 1, index: 1, .remove(.code("a"))),
      assertion(1, 1, index: 2, .add(.code("b"))),
    ]
    #expect(FieldMerge.view(of: elements, policy: .set).elements == [.code("b")])
  }

  @Test("erasure dominates for ever, even when the value arrives later")
  func erasure() {
    let secret = assertion(1, 1, code("high"), digest: 7)
    let erase = assertion(2, 1, .erase([7]), digest: 8)
    for order in [[secret, erase], [erase, secret], [erase, secret, secret]] {
      let view = FieldMerge.view(of: order, policy: Self.safer)
      #expect(view.shown == nil && view.governing == nil && view.elements.isEmpty)
      #expect(view.heads.count == 1)
    }
    let newer = assertion(3, 1, seen: [1: 1], code("low"), digest: 9)
    #expect(
      FieldMerge.view(of: [secret, erase, newer], policy: Self.safer).governing == .code("low"))
  }

  @Test("an erased copy beats a readable one, a readable one a withheld one")
  func copies() {
    let readable = assertion(1, 1, code("high"), digest: 7)
    let withheld = assertion(1, 1, nil, digest: 7, withheld: true)
    let erased = assertion(1, 1, nil, digest: 7)
    for order in [[readable, withheld], [withheld, readable]] {
      let view = FieldMerge.view(of: order, policy: .single)
      #expect(view.shown == .code("high") && !view.hasWithheld)
    }
    for order in [[readable, erased, withheld], [erased, withheld, readable]] {
      #expect(FieldMerge.view(of: order, policy: .single).shown == nil)
    }
  }

  @Test("a withheld answer hides what it replaced and says so")
  func withheld() {
    let old = assertion(1, 1, code("low"))
    let hidden = assertion(2, 1, seen: [1: 1], nil, withheld: true)
    let view = FieldMerge.view(of: [old, hidden], policy: Self.safer)
    #expect(view.shown == nil && view.governing == nil)
    #expect(view.hasWithheld && !view.isDisagreement)
    #expect(view.recordField.withheld)
  }

  @Test("a context that claims the future or its own commit supersedes nothing")
  func lyingContext() {
    let liar = PositionedAssertion(
      position: ChainPosition(device: Fixture.device(1), sequence: 1),
      context: VersionVector([Fixture.device(1): 99]), at: Moment(utcMilliseconds: 0),
      author: Fixture.record(1), change: code("low"))
    let later = assertion(1, 2, code("high"))
    #expect(FieldMerge.view(of: [liar], policy: .single).shown == .code("low"))
    #expect(FieldMerge.view(of: [liar, later], policy: .single).shown == .code("high"))
    #expect(!liar.supersedes(later) && later.supersedes(liar))
  }

  @Test("a forked chain keeps both, in the same order everywhere")
  func fork() {
    let left = assertion(1, 1, code("high"), digest: 7)
    let right = assertion(1, 1, code("low"), digest: 8)
    let view = FieldMerge.view(of: [left, right], policy: Self.safer)
    #expect(view.isDisagreement && view.governing == .code("high"))
    #expect(FieldMerge.view(of: [right, left, right], policy: Self.safer) == view)
  }

  @Test("operations of another policy are read as the nearest that fits")
  func foreignOperations() {
    #expect(
      FieldMerge.view(of: [assertion(1, 1, .add(.code("a")))], policy: .single).shown
        == .code("a"))
    let cleared = [assertion(1, 1, .set(.code("a"))), assertion(1, 2, .retract)]
    #expect(FieldMerge.view(of: cleared, policy: .set).elements.isEmpty)
    #expect(
      FieldMerge.view(of: cleared + [assertion(1, 3, .remove(.code("a")))], policy: .append)
        .elements == [.code("a")])
  }
}
