"""Why a package is not taken, each in a whole sentence."""

from __future__ import annotations

from models.troubles import Trouble

_ASK_AGAIN = "请向发布单位重新拷一份更新包。"
_BY_HAND = "请退出程序，双击新版的安装程序，台账和设置都会保留。"


class NoUpdateHere(Trouble):
    """This program takes no packages; the sentence says why and what to do instead."""


class NoKey(NoUpdateHere):
    """No release key was laid in when the program was built."""

    def __init__(self) -> None:
        super().__init__(f"这一版程序没有带核对更新包的公钥，不能从U盘更新。{_BY_HAND}")


class UnfitPackage(Trouble):
    """The package is not used; nothing was changed."""


class NotAPackage(UnfitPackage):
    """Some other file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”不是本程序的更新包。请选名字像 ZongzhiTaizhang-0.2.0-update.zip 的文件。"
        )


class CutOff(UnfitPackage):
    """The file ends too early."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”不完整，可能没有拷完U盘就拔了。{_ASK_AGAIN}")


class Altered(UnfitPackage):
    """A byte is not what was released."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”和发布时的不一样：被改动过或者U盘读错了，不能使用。{_ASK_AGAIN}")


class NotSignedByUs(UnfitPackage):
    """The signature over the manifest does not hold under the program's own key."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”的签名不对：不是发布单位签发的，或者被改动过，不能使用。{_ASK_AGAIN}"
        )


class NotUnderstood(UnfitPackage):
    """Signed, but in a form this program does not know."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”的格式这一版程序看不懂。{_BY_HAND}")


class OtherSystem(UnfitPackage):
    """Made for another system."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”不是给 Windows 的更新包。请向发布单位要 Windows 的那一份。")


class NotNewer(UnfitPackage):
    """The same version, or an older one."""

    def __init__(self, version: str, running: str) -> None:
        said = "和现在的一样" if version == running else f"比现在的 {running} 版旧"
        super().__init__(f"更新包是 {version} 版，{said}，不用更新。")


class OlderTables(UnfitPackage):
    """The package's program could not read the ledger any more."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"更新包里的 {version} 版读不了现在的台账（台账的格式比它新），不能更新。"
            "请向发布单位要更新的版本。"
        )


class TooFarAhead(UnfitPackage):
    """Another version must be put in between."""

    def __init__(self, version: str, follows: str) -> None:
        super().__init__(
            f"更新到 {version} 版之前，要先更新到 {follows} 版。请先用那一版的更新包。"
        )


class NotReadable(UnfitPackage):
    """The stick is gone, or the file cannot be opened."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”读不出来，U盘可能已经拔下。请插好U盘后再试。")


class NoRoom(Trouble):
    """The installer and the new version need room on the computer's disk."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(f"电脑的磁盘剩余空间不足{megabytes}MB，没有更新。请清理磁盘后再更新一次。")


class NotCopied(Trouble):
    """The installer could not be written to the computer's disk."""

    def __init__(self) -> None:
        super().__init__(
            "安装程序没能拷到电脑上，没有更新。请检查磁盘空间和安全软件的拦截记录，再更新一次。"
        )


class NotStarted(Trouble):
    """Windows or a guard did not let the installer start."""

    def __init__(self) -> None:
        super().__init__(
            "安装程序没能启动，没有更新；台账没有动。可能被安全软件拦下了，"
            "请按“添加信任”那一页添加信任后，再更新一次。"
        )
