import FrunKit

/// The commands about awards after a course: what happens to them, certificates, gates.
enum AwardCommands {
  static let all: [Command] = [
    TrainAward.command, TrainRevoke.command, TrainSuspend.command, TrainReinstate.command,
    TrainSurrender.command, TrainHistory.command, TrainCertificate.command, TrainVerify.command,
    TrainRevocations.command, TrainGate.command, TrainList.command, TrainExpiring.command,
  ]
}
