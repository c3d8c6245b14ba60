"""Scripts, styles and data inside a page."""

from __future__ import annotations

import json

import pytest

from diplograph.view.embed import json_block, plain, policy, script, style
from diplograph.view.errors import ViewError


@pytest.mark.parametrize("text", ["</script>", "<!--", "a & b", "\u2028", "\ud800", "Ыссык-Көл", "🤝"])
def test_json_comes_back_as_it_went_in(text: str) -> None:
    block = json_block({"text": text})
    assert json.loads(block) == {"text": text}
    block.encode("utf-8")


def test_text_that_utf8_cannot_carry_is_replaced() -> None:
    assert plain("a\ud800b") == "a\ufffdb"


def test_line_ends_are_those_that_a_parser_makes_of_them() -> None:
    assert script("\na;\r\nb;\rc;\n") == "a;\nb;\nc;"


@pytest.mark.parametrize("text", ["x = '</script>'", "x = '</SCRIPT '", "x = '<!--'"])
def test_a_script_that_would_end_early_is_refused(text: str) -> None:
    with pytest.raises(ViewError, match="cannot stand inside a page"):
        script(text)


def test_a_style_that_would_end_early_is_refused() -> None:
    with pytest.raises(ViewError, match="A style that holds '</style'"):
        style("a { content: '</style>' }")


def test_policy_names_each_hash() -> None:
    empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="  # the SHA-256 of nothing
    assert f"script-src 'sha256-{empty}' 'sha256-{empty}'; style-src 'sha256-{empty}'" in policy(["", ""], [""])
