import CarePlan
import Cases
import Exchange
package import FrunKit
import Governance
import Intake
import Training

/// Every compiled-in module, in the order help shows them. This list is the one
/// place a new module is named.
package enum Modules {
  package static let all: [any FrunModule] = [
    IntakeModule(), CasesModule(), CarePlanModule(), ExchangeModule(), TrainingModule(),
    GovernanceModule(),
  ]
}
