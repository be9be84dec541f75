internal import FrunDomain

/// `data/README.txt`: how to open and check an archive with tools that everybody can install, for
/// the day when this program is not at hand.
enum Readme {
  static func bytes(_ signer: String) -> [UInt8] {
    Array(
      """
      CASE ARCHIVE: CONFIDENTIAL. Personal data of people in danger. Give it to nobody who is not
      named as recipient. Erase every unpacked copy when the work is done.

      How to open it without frun
        age -d -i KEYFILE ARCHIVE.tar.zst.age | zstd -d | tar -xf -
        (with a passphrase: age -d ARCHIVE.tar.zst.age | zstd -d | tar -xf -)

      How to check it, in the unpacked folder
        minisign -V -P \(signer) -m tagmanifest-sha256.txt
        sha256sum -c tagmanifest-sha256.txt && sha256sum -c manifest-sha256.txt
      The first line proves who signed: compare the key with the one you know from the sender. The
      second proves that no file was changed. The folder is a BagIt 1.0 bag (RFC 8493).

      What is inside
        data/dossier.html   the case as it stands, a page to read and print; open it in a browser
        data/case.json      the same for programs; frun imports neither
        data/ops/*.jsonl    the recorded changes, one commit a line, with signed digests
        data/attachments/   photos and documents, named by their SHA-256
        frun/archive.json   who sent it, to whom, for what
        frun/heads.json     signatures of the authors of the changes

      FRANÇAIS : données personnelles confidentielles. Ouvrir : commandes « age », « zstd », « tar »
      ci-dessus. Vérifier : « minisign » et « sha256sum ». Lire : data/dossier.html. Effacer les copies
      après usage.

      ESPAÑOL: datos personales confidenciales. Abrir: órdenes «age», «zstd», «tar» de arriba.
      Comprobar: «minisign» y «sha256sum». Leer: data/dossier.html. Borrar las copias tras el uso.

      العربية: بيانات شخصية سرية. للفتح استخدم أوامر age وzstd وtar أعلاه، وللتحقق minisign
      وsha256sum، وللقراءة الملف data/dossier.html. امحُ النسخ بعد الاستعمال.

      """.utf8)
  }
}
