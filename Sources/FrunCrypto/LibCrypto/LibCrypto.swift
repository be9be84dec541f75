import COpenSSL

/// The library underneath.
enum LibCrypto {
  /// Starts libcrypto without the configuration file of the computer or of `OPENSSL_CONF`. Must run before any
  /// other call.
  ///
  /// A configuration may load foreign providers or allow only some algorithms: on such a computer the vault could
  /// not be opened. It also costs a third of a millisecond at every start.
  static func prepare() { _ = isPrepared }

  private static let isPrepared =
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1
}
