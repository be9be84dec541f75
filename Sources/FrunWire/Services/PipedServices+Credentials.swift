import FrunDomain
import FrunKit

extension PipedServices {
  /// Hashing and verifying are questions to the host too: a module has no cryptography. A broken pipe
  /// answers that nothing fits.
  var credentialCryptography: CredentialCryptography {
    // A module runs one command on one thread, and everything that is given these functions is used
    // up within it; they never leave that thread.
    nonisolated(unsafe) let services = self
    return CredentialCryptography(
      sha256: { message in
        (try? services.call("sha256", WireBytes(message), as: WireBytes.self).bytes) ?? []
      },
      isSignature: { signature, message, key in
        (try? services.call(
          "isSignature",
          CredentialArguments.Check(
            signature: WireBytes(signature), message: WireBytes(message), key: WireBytes(key)),
          as: Bool.self)) ?? false
      },
      isForeignSignature: { signature, message, key in
        (try? services.call(
          "isForeignSignature",
          CredentialArguments.ForeignCheck(
            signature: WireBytes(signature), message: WireBytes(message), key: key),
          as: Bool.self)) ?? false
      })
  }

  func credentialKey() throws -> [UInt8] {
    try call("credentialKey", Nothing(), as: WireBytes.self).bytes
  }

  func signCredential(_ message: CredentialMessage) throws -> [UInt8] {
    try call("signCredential", message, as: WireBytes.self).bytes
  }
}

/// The arguments of the functions about certificates that take more than one.
enum CredentialArguments {
  struct Check: Codable {
    var signature: WireBytes
    var message: WireBytes
    var key: WireBytes
  }

  struct ForeignCheck: Codable {
    var signature: WireBytes
    var message: WireBytes
    var key: VerificationKey
  }
}

extension ServiceTable {
  static let credentials: [ServiceCall] = [
    ServiceCall("sha256") { (services, message: WireBytes) in
      WireBytes(services.credentialCryptography.sha256(message.bytes))
    },
    ServiceCall("isSignature") { (services, check: CredentialArguments.Check) in
      services.credentialCryptography.isSignature(
        check.signature.bytes, check.message.bytes, check.key.bytes)
    },
    ServiceCall("isForeignSignature") { (services, check: CredentialArguments.ForeignCheck) in
      services.credentialCryptography.isForeignSignature(
        check.signature.bytes, check.message.bytes, check.key)
    },
    ServiceCall("credentialKey") { (services, _: Nothing) in
      WireBytes(try services.credentialKey())
    },
    ServiceCall("signCredential") { (services, message: CredentialMessage) in
      WireBytes(try services.signCredential(message))
    },
  ]
}
