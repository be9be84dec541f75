import FrunHost
import FrunKit
import Testing

@Suite struct HomePathsTests {
  @Test func defaultsFollowTheSpecification() throws {
    let paths = try HomePaths(environment: ["HOME": "/home/am"], vault: nil)
    #expect(paths.vault == "/home/am/.local/share/frun/vault.frv")
    #expect(paths.userConfiguration == "/home/am/.config/frun/config")
    #expect(paths.systemConfigurations == ["/etc/xdg/frun/config"])
    #expect(paths.state == "/home/am/.local/state/frun")
    #expect(paths.runtime == nil)
  }

  @Test func variablesWinAndRelativeOnesAreIgnored() throws {
    let paths = try HomePaths(
      environment: [
        "HOME": "/home/am/", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "/c/",
        "XDG_CONFIG_DIRS": "/a:b:/d", "XDG_RUNTIME_DIR": "/run/user/1", "XDG_STATE_HOME": "",
      ], vault: nil)
    #expect(paths.home == "/home/am/.local/share/frun")
    #expect(paths.userConfiguration == "/c/frun/config")
    #expect(paths.systemConfigurations == ["/a/frun/config", "/d/frun/config"])
    #expect(paths.state == "/home/am/.local/state/frun")
    #expect(paths.runtime == "/run/user/1")
  }

  @Test func theVaultCanStandElsewhereAndItsAnchorStaysApart() throws {
    let paths = try HomePaths(environment: ["HOME": "/home/am"], vault: "/media/stick/")
    #expect(paths.vault == "/media/stick/vault.frv")
    #expect(
      paths.anchor(of: [0, 15, 255]) == "/home/am/.local/state/frun/anchors/000fff.anchor")
  }

  @Test func withoutAHomeTheVariableIsNamed() {
    #expect { try HomePaths(environment: [:], vault: nil) } throws: { error in
      (error as? Failure)?.kind == .configuration
    }
  }

  @Test func dataLiesBesideTheProgram() {
    #expect(
      HomePaths.data(environment: [:], executable: "/usr/local/bin/frun").first
        == "/usr/local/share/frun")
    #expect(
      HomePaths.data(
        environment: ["FRUN_DATA": "/d"], executable: "/src/frun/.build/x/debug/frun")
        == ["/d", "/src/frun/.build/x/share/frun", "/src/frun"])
  }
}
