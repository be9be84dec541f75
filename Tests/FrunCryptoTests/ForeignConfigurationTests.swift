import CryptoVectors
import Testing

/// libcrypto's configuration file belongs to the computer, not to us.
@Suite struct ForeignConfigurationTests {
  /// A computer that allows only certified algorithms, and one whose configuration names a missing provider:
  /// archives must still open there.
  @Test(
    .enabled(if: CommandLineTool.conformance != nil && VectorFiles.areRequired("wycheproof")),
    arguments: ["[a]\ndefault_properties = fips=yes\n", "[a]\nunknown = yes\n"])
  func algorithmsDoNotDependOnIt(section: String) throws {
    let tool = try #require(CommandLineTool.conformance)
    let folder = try TemporaryDirectory()
    let text = "openssl_conf = x\n[x]\nalg_section = a\n" + section
    let configuration = try folder.write("openssl.cnf", utf8(text))
    for suite in ["age", "wycheproof"] {
      let status = try tool.run(
        [suite, VectorFiles.path(suite)], environment: ["OPENSSL_CONF=" + configuration])
      #expect(status == 0, "\(suite)")
    }
  }
}
