"""What a trial of the update needs: a package under a key of its own, and the program's part."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from freezing.updating import key, package

NUMBER = "99.0.0"
# Does what the program does once the clerk agreed; starts the installer when it hears a line.
UPDATE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from models.exchange.update import package, starting, trust
found = package.check(Path(sys.argv[2]), trust.read_key(sys.argv[3]))
installer = package.lay_out_installer(found, Path(sys.argv[4]))
print("ready", flush=True)
sys.stdin.readline()
starting.start(starting.command_line(installer, Path(sys.argv[5]), opens=False), installer.parent)
"""


def make_package(installer: Path, folder: Path) -> tuple[Path, str]:
    """Make a package of ``installer`` in ``folder``; return it and the public key's line."""
    private = Ed25519PrivateKey.generate()
    told = package.described(installer, NUMBER, f"{NUMBER}\n试用更新。")
    return package.make(installer, told, private, folder), key.public_line(private)
