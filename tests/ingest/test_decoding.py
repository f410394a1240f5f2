"""Bytes become characters."""

import codecs

import pytest
from culturepact.ingest.decoding import decode

TEXT = "The café of the “Old Mint” and the Łódź archive.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)
def test_marked_or_valid_encoding_is_read_without_remark(data: bytes) -> None:
    """UTF-8 and the encodings that show by their mark need no guess."""
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.characters, decoded.remark) == (TEXT, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_read(encoding: str) -> None:
    """Latin text in UTF-16 shows by its NUL bytes."""
    decoded = decode(("The museum and the library. " * 5).encode(encoding))
    assert decoded is not None
    assert decoded.characters.startswith("The museum")


def test_broken_utf8_is_mended_and_its_line_named() -> None:
    """A stray byte costs its own character alone, and the remark tells the line."""
    decoded = decode("Zürich\nCafé ".encode() + b"\xe9t\xe9 \x93Mint\x94")
    assert decoded is not None
    assert decoded.characters == "Zürich\nCafé été “Mint”"
    assert decoded.remark is not None
    assert "line 2" in decoded.remark


def test_windows_1252_is_read_with_a_remark() -> None:
    """A file from an old office program comes out right and is told of."""
    decoded = decode("The Peña family’s café – “open”, said João.".encode("cp1252"))
    assert decoded is not None
    assert decoded.characters == "The Peña family’s café – “open”, said João."
    assert decoded.remark is not None
    assert "windows-1252" in decoded.remark


def test_other_scripts_are_guessed() -> None:
    """A text most of whose bytes are not ASCII is left to the guesser."""
    text = "Музей подписал соглашение о сотрудничестве с библиотекой. " * 10
    decoded = decode(text.encode("cp1251"))
    assert decoded is not None
    assert decoded.characters == text


def test_page_is_read_in_the_encoding_it_declares() -> None:
    """The charset of a page's head is believed before any guess, unless it does not fit."""
    page = '<meta charset="iso-8859-2"><p>Zamość'.encode("iso-8859-2")
    assert getattr(decode(page, markup=True), "characters", "").endswith("Zamość")
    assert decode(b'<meta charset="no-such-thing"><p>caf\xe9', markup=True) is not None


@pytest.mark.parametrize(
    "data", [b"text\x00\x01\x02\x03more\x00\x00", b"\x7fELF\x01\x01" + b"\x05" * 50, bytes(range(256)) * 4]
)
def test_binary_data_is_no_text(data: bytes) -> None:
    """Bytes with NUL or many control characters are refused."""
    assert decode(data) is None
