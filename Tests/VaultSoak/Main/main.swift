import FrunSQLite
import VaultLaboratory

let arguments = CommandLine.arguments.dropFirst()
let states = arguments.first.flatMap { Int($0) } ?? 200
for (name, subject) in [
  ("vault truncate", PowerCutExperiment.Subject.vault(.truncate)),
  ("vault persist", .vault(.persist)), ("vault delete", .vault(.delete)),
  ("plain truncate", .plain(.truncate)), ("plain delete", .plain(.delete)),
] {
  var experiment = PowerCutExperiment(subject)
  print(name, try experiment.run(states: states, seed: 1))
  experiment.secondCuts = 2
  print(name, "twice", try experiment.run(states: states, seed: 2))
  experiment.honoursSync = false
  print(name, "lying", try experiment.run(states: states, seed: 1))
}
