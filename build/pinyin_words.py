"""Writes resources/pinyin-words.tsv: the words in which a sign is not read as it is by itself."""

from __future__ import annotations

from pathlib import Path

from pypinyin.phrases_dict import phrases_dict

from models.pinyin import initials_of_sign, plain_letter

TARGET = Path(__file__).resolve().parent.parent / "resources" / "pinyin-words.tsv"
HEAD = (
    "# Words whose initials differ from those of their signs read one by one.\n"
    "# Made by build/pinyin_words.py from pypinyin (MIT), so that its 47 000 words need not load.\n"
)


def odd_words() -> dict[str, str]:
    """Each such word with its initials, in the order of their code points."""
    found = {}
    for word, readings in sorted(phrases_dict.items()):
        read = [plain_letter(each[0]) for each in readings]
        usual = [initials_of_sign(sign)[:1] for sign in word]
        if len(read) == len(word) and all(usual) and read != usual:
            found[word] = "".join(read)
    return found


def content() -> str:
    """The whole file."""
    return HEAD + "".join(f"{word}\t{letters}\n" for word, letters in odd_words().items())


if __name__ == "__main__":
    TARGET.write_text(content(), encoding="utf-8")
