"""What is named becomes the files that are meant, and nothing else is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from diplograph.documents.read import read
from diplograph.documents.sources import expand, form, holds_many
from diplograph.errors import DocumentError, InputError


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of news by year, as the current one."""
    for name in (
        "b.txt",
        "a.txt",
        "2024/c.txt",
        "2025/spring/d.txt",
        "2025/e.png",
        "2025/.f.txt",
        "2025/g.jsonl.gz",
        "h.pdf",
    ):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "news"


@pytest.mark.parametrize(
    ("glob", "files"),
    [
        ("news/*.txt", ["news/a.txt", "news/b.txt"]),
        ("news/**/*.txt", ["news/2024/c.txt", "news/2025/spring/d.txt", "news/a.txt", "news/b.txt"]),
        ("news/[ab].txt", ["news/a.txt", "news/b.txt"]),
        ("news/202?", ["news/2024/c.txt", "news/2025/.f.txt", "news/2025/g.jsonl.gz", "news/2025/spring/d.txt"]),
        ("news/2025/**", ["news/2025/e.png", "news/2025/g.jsonl.gz", "news/2025/spring/d.txt"]),
        ("news/2025/.*", ["news/2025/.f.txt"]),
    ],
)
def test_a_glob_stands_for_its_files_in_order(news: Path, glob: str, files: list[str]) -> None:
    assert list(expand([glob])) == [str(Path(file)) for file in files]
    assert list(expand([str(news.parent / glob)])) == [str(news.parent / file) for file in files]


@pytest.mark.usefixtures("news")
def test_a_glob_without_a_match_says_so() -> None:
    with pytest.raises(InputError, match=r"news/\*\.doc: no file matches"):
        list(expand(["news/*.doc"]))


def test_a_file_whose_name_looks_like_a_glob(news: Path) -> None:
    (news / "[1].txt").write_text("x", encoding="utf-8")
    assert list(expand(["news/[1].txt"])) == ["news/[1].txt"]


@pytest.mark.usefixtures("news")
def test_a_folder_gives_all_forms() -> None:
    names = [Path(source).name for source in expand(["news"])]
    assert names == ["c.txt", ".f.txt", "g.jsonl.gz", "d.txt", "a.txt", "b.txt", "h.pdf"]


def test_a_circle_of_links_is_not_walked(news: Path) -> None:
    before = list(expand(["news", "news/**/*.txt"]))
    (news / "2024" / "up").symlink_to(news, target_is_directory=True)
    (news / "2025" / "up").symlink_to(news, target_is_directory=True)
    assert list(expand(["news", "news/**/*.txt"])) == before


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/a", "http://", "https:///a", "gopher://example.org", "http://[::1"]
)
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(InputError, match="URL"):
        list(expand([url]))


def test_a_password_in_a_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(InputError, match="a URL with a password") as caught:
        list(expand(["https://ana:secret@example.org/feed.xml"]))
    assert "secret" not in str(caught.value)


def test_what_tells_the_form() -> None:
    assert [form(name) for name in ("a.JSONL", "a.jsonl.gz", "a.tar.gz", "a")] == [".jsonl", ".jsonl", ".tar", ""]
    assert [holds_many(name) for name in ("a.jsonl.gz", "http://example.org", "a.txt")] == [True, True, False]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (os.mkfifo, "a pipe, not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "a device, not a file"),
        (lambda path: path.symlink_to(path), "symbolic links"),
        (lambda path: path.symlink_to(path.with_name("gone")), "No such file"),
        (lambda path: path.symlink_to(path.parent), "Is a directory"),
    ],
    ids=["pipe", "device", "circle", "broken link", "folder"],
)
def test_what_is_no_file_says_so_at_once(tmp_path: Path, make: object, says: str) -> None:
    path = tmp_path / "a.txt"
    assert callable(make)
    make(path)
    with pytest.raises(DocumentError, match=says):
        list(read(str(path)))


def test_a_file_that_has_gone_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Peru", encoding="utf-8")
    (source,) = expand([str(tmp_path)])
    path.unlink()
    with pytest.raises(DocumentError, match=r"a\.txt: cannot be read \(No such file"):
        list(read(source))
