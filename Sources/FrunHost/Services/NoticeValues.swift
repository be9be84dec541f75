import FrunDomain
import FrunExchange
import FrunKit

extension TakenBack {
  init(_ decision: ConsentRegister.Decision, in stream: StreamID) {
    self.init(
      stream: stream, person: decision.person, purpose: decision.purpose, kind: decision.kind,
      decidedOn: decision.decidedOn, recipients: decision.recipients)
  }
}

extension NoticeSummary {
  init(_ notice: Notice) {
    let matter: Matter =
      switch notice.matter {
      case .withdrawal(let decision): .withdrawal(TakenBack(decision, in: notice.stream))
      case .erasure(let answers): .erasure(answers: answers)
      case .confirmation: .confirmation
      }
    let state: State =
      switch notice.state {
      case .pending: .pending
      case .sent: .sent
      case .confirmed: .confirmed
      case .unreachable: .unreachable
      }
    self.init(
      stream: notice.stream, receiver: notice.receiver, name: notice.name, matter: matter,
      state: state, at: notice.at)
  }
}
