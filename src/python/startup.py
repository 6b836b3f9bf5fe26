"""Start-up code of a bundle: what the interpreter's build took for granted about the system it would run on.

A few looks at the file system, no import but os, and whatever goes wrong here must never keep a program from starting.
"""

import os
import sys

# The OpenSSL inside looks for certificates here; filled in when the tree is made. None: there is no OpenSSL.
CERTIFICATES = None

# Debian and Arch, Fedora and RHEL, SUSE, Alpine and macOS.
BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)

# Debian keeps the common terminals in /lib, others in /usr/share, NixOS in neither.
TERMINALS = (
    "/etc/terminfo",
    "/lib/terminfo",
    "/usr/share/terminfo",
    "/usr/lib/terminfo",
    "/run/current-system/sw/share/terminfo",
    os.path.join(sys.prefix, "share", "terminfo"),
)


def has_roots(file, folder):
    """OpenSSL finds certificates of a folder by their hashed names only."""
    if os.path.isfile(file):
        return True
    try:
        return any(name.endswith(".0") for name in os.listdir(folder))
    except OSError:
        return False


def find_certificates():
    """OpenSSL of one distribution looks in its own folders, and where they are missing trusts nobody, in silence."""
    if CERTIFICATES is None or "SSL_CERT_FILE" in os.environ or "SSL_CERT_DIR" in os.environ:
        return
    if has_roots(*CERTIFICATES):
        return
    for bundle in BUNDLES:
        if os.path.isfile(bundle):
            os.environ["SSL_CERT_FILE"] = bundle
            return


def find_terminals():
    """ncurses knows the folders of the distribution that it was built on. An empty first entry keeps them first."""
    if "TERM" not in os.environ:
        return
    known = os.environ.get("TERMINFO_DIRS", "").split(":")
    more = [folder for folder in TERMINALS if folder not in known and os.path.isdir(folder)]
    if more:
        os.environ["TERMINFO_DIRS"] = ":".join(known + more)


for step in (find_certificates, find_terminals):
    try:
        step()
    except Exception:  # noqa: BLE001, S110
        pass
