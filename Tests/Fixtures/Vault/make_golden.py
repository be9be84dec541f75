#!/usr/bin/env python3
"""Writes golden.frun, crashed.frun and crashed.frun-fvj: vaults of format FRV1 with fixed keys.

An implementation of the format that shares no code with frun, from the description in Vault.md,
with the Python package `cryptography` and the `sqlite3` command. Run it again only when the format
changes, that is, never for version 1.
"""

import hashlib
import hmac
import os
import struct
import subprocess
import sys
import tempfile

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PAGE = 4096
DATA_KEY = bytes(range(32))
VAULT_ID = bytes(range(0x40, 0x50))
PASSPHRASE = "Grüße aus Köln".encode()  # already in normal form C
RECOVERY = bytes(range(0x80, 0xA0))
IDENTITY = X25519PrivateKey.from_private_bytes(bytes([7] * 32))


def raw(key):
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def hkdf(key, salt, info):
    return HKDF(hashes.SHA256(), 32, salt, info).derive(key)


def subkey(name):
    return hkdf(DATA_KEY, VAULT_ID, b"frun-vault/1 " + name)


def xaes(key, nonce, plaintext, aad):
    def block(b):
        e = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
        return e.update(b) + e.finalize()

    k1 = int.from_bytes(block(bytes(16)), "big") << 1
    if k1 >> 128:
        k1 = (k1 & (1 << 128) - 1) ^ 0x87
    k1 = k1.to_bytes(16, "big")
    xor = lambda a, b: bytes(x ^ y for x, y in zip(a, b))
    derived = b"".join(
        block(xor(struct.pack(">H", i) + b"X\0" + nonce[:12], k1)) for i in (1, 2))
    return AESGCM(derived).encrypt(nonce[12:], plaintext, aad)


def slot(kind, log_n, r, p, ident, salt, recipient, wrapping_key):
    head = bytes([kind, log_n, r, p]) + bytes(4) + ident + salt + recipient
    assert len(head) == 88
    aad = b"frun-vault/1 slot" + VAULT_ID + head
    wrapped = AESGCM(wrapping_key).encrypt(bytes(12), DATA_KEY, aad)
    return (head + wrapped).ljust(384, b"\0")


def header(generation):
    salt1, salt3 = bytes([1] * 32), bytes([3] * 32)
    key1 = hashlib.scrypt(
        PASSPHRASE, salt=b"frun-vault/1 scrypt" + salt1, n=1 << 15, r=8, p=1, dklen=32,
        maxmem=1 << 27)
    ephemeral = X25519PrivateKey.from_private_bytes(bytes([9] * 32))
    share, recipient = raw(ephemeral.public_key()), raw(IDENTITY.public_key())
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    key2 = hkdf(shared, share + recipient, b"frun-vault/1 X25519")
    key3 = hkdf(RECOVERY, salt3, b"frun-vault/1 recovery")
    slots = [
        slot(1, 15, 8, 1, bytes([0x11] * 16), salt1, bytes(32), key1),
        slot(2, 0, 0, 0, bytes([0x22] * 16), share, recipient, key2),
        slot(3, 0, 0, 0, bytes([0x33] * 16), salt3, bytes(32), key3),
    ]
    out = b"FRUNVLT1" + struct.pack(">II", 1, generation) + VAULT_ID
    out += struct.pack(">IBBH", PAGE, 56, 1, len(slots)) + bytes(24)
    out = (out + b"".join(slots)).ljust(4032, b"\0")
    out += hmac.new(subkey(b"hdr"), out, hashlib.sha256).digest()
    return out + hashlib.sha256(out).digest()


counter = 0


def image(key, kind, index, extra, page, aux):
    global counter
    counter += 1
    assert page[4040:] == bytes(56)
    nonce = b"golden nonce" + struct.pack(">IQ", 0, counter)
    aad = b"FRV1" + kind + bytes(3) + VAULT_ID + struct.pack(">Q", index) + extra.ljust(16, b"\0")
    sealed = xaes(key, nonce, page[:4040] + aux.ljust(16, b"\0"), aad)
    return sealed[:-16] + nonce + sealed[-16:]


def vault(database):
    pages = [database[i:i + PAGE] for i in range(0, len(database), PAGE)]
    body = b"".join(image(subkey(b"db"), b"D", n + 1, b"", p, b"") for n, p in enumerate(pages))
    return header(6) + header(5) + body  # as after a change that was cut between the copies


def journal(records, size):
    seed = 0x12345678
    jid = b"jrnl-id!"
    logical = bytes.fromhex("d9d505f920a163d7") + struct.pack(
        ">IIIII", len(records), seed, size, 512, PAGE)
    nonce = b"golden nonce" + struct.pack(">IQ", 1, 1)
    aad = b"FRV1H\0\0\0" + VAULT_ID + struct.pack(">Q", 0) + jid.ljust(16, b"\0") + logical
    tag = xaes(subkey(b"jrn"), nonce, b"", aad)
    out = (b"\0FRVJ\0\0\1" + logical[8:] + nonce + tag + jid).ljust(512, b"\0")
    for number, page in records:
        checksum = seed + sum(page[i] for i in range(PAGE - 200, 0, -200)) & 0xFFFFFFFF
        aux = struct.pack(">II", number, checksum)
        out += bytes(4) + image(subkey(b"jrn"), b"J", len(out), jid, page, aux) + bytes(4)
    return out


def sqlite(path, *statements):
    subprocess.run(
        ["sqlite3", path, ".filectrl reserve_bytes 56", *statements], check=True,
        stdout=subprocess.DEVNULL)
    with open(path, "rb") as file:
        return file.read()


def main(folder):
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, "plain.db")
        before = sqlite(
            path, "CREATE TABLE golden(id INTEGER PRIMARY KEY, text TEXT)",
            "INSERT INTO golden VALUES(1, 'before')")
        after = sqlite(path, "UPDATE golden SET text='after'")
    assert len(before) == len(after)
    with open(os.path.join(folder, "golden.frun"), "wb") as file:
        file.write(vault(before))
    changed = [
        (n // PAGE + 1, before[n:n + PAGE]) for n in range(0, len(before), PAGE)
        if before[n:n + PAGE] != after[n:n + PAGE]
    ]
    assert len(changed) == 2
    with open(os.path.join(folder, "crashed.frun"), "wb") as file:
        file.write(vault(after))
    with open(os.path.join(folder, "crashed.frun-fvj"), "wb") as file:
        file.write(journal(changed, len(before) // PAGE))


main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__)))
