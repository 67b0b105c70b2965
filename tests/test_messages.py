"""Messages: the catalogue is whole, and a French locale has French help, errors, notes and tables."""

from __future__ import annotations

import os
import re
import string
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from terminals import ROOT

import natofacts
from natofacts import messages
from natofacts.output import Format
from natofacts.usage import WRONG

FRENCH = messages.LOCALES / "fr" / "LC_MESSAGES" / "natofacts.po"
COMMUNIQUE = "examples/communique.txt"
KEYWORDS = {
    "_": None,
    "N_": None,
    "View": (1,),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def french(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a French locale."""
    environment = {**os.environ, **(variables or {"LC_ALL": "fr_FR.UTF-8"})}
    command = [sys.executable, "-m", "natofacts", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@cache
def catalogue() -> Catalog:
    with FRENCH.open("rb") as stream:
        return read_po(stream)


TRANSLATED = [message for message in catalogue() if message.id]


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    assert text is not None
    return (text,) if isinstance(text, str) else tuple(text)


def blanks(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(name, spec, how) for _, name, spec, how in string.Formatter().parse(text) if name is not None}


def test_every_message_of_the_code_is_in_the_catalogue() -> None:
    with (ROOT / "natofacts/locale/babel.cfg").open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)  # type: ignore[no-untyped-call]
    found = {
        (context, text) for _, _, text, _, context in extract_from_dir(ROOT / "natofacts", methods, options, KEYWORDS)
    }
    assert len(found) > 400
    known = {(message.context, message.id) for message in TRANSLATED}
    assert {(context, text) for context, text in found if (context, text) not in known} == set()
    assert known <= found


@pytest.mark.parametrize("message", TRANSLATED, ids=lambda message: forms(message.id)[0][:60])
def test_a_message_is_translated_with_its_blanks(message: Message) -> None:
    assert not message.fuzzy
    assert all(forms(message.string))
    assert {name for text in forms(message.string) for name in blanks(text)} == {
        name for text in forms(message.id) for name in blanks(text)
    }
    assert len(forms(message.string)) == len(forms(message.id))


@pytest.mark.parametrize("message", TRANSLATED, ids=lambda message: forms(message.id)[0][:60])
def test_french_has_its_spaces_and_quotes(message: Message) -> None:
    for text in forms(message.string):
        assert not re.search(r" [:;!?»](?:\s|$)|« ", text)
        assert not re.search(r"\w[;!?»](?:\s|$)", text)
        assert not re.search(r"[a-zà-ÿ]'[a-zà-ÿ]", text)


def test_the_compiled_catalogue_is_that_of_the_translations() -> None:
    with FRENCH.with_suffix(".mo").open("rb") as stream:
        compiled = read_mo(stream)
    # Not its bytes: the header names the Babel that wrote it.
    assert {(m.context, *forms(m.id)): forms(m.string) for m in compiled if m.id} == {
        (m.context, *forms(m.id)): forms(m.string) for m in catalogue() if m.id
    }


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA@euro"}, "fr"),
        ({"LC_MESSAGES": "fr", "LANG": "en_US.UTF-8"}, "fr"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR"}, "en"),
        ({"LANGUAGE": "fr", "LC_ALL": "C.UTF-8"}, "fr"),
        ({"LANGUAGE": "de:fr:en"}, "fr"),
        ({"LANGUAGE": "de:en:fr"}, "en"),
        ({"LANGUAGE": "", "LANG": "fr_BE"}, "fr"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_first_variable_that_is_set_tells_the_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert messages.language() == language


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_locale_is_a_language(value: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", {"LANGUAGE": value})
        assert messages.language() in ("en", "fr")


def test_help_is_french() -> None:
    shown = french("--help").stdout
    assert "Usage\xa0: natofacts [OPTIONS] COMMANDE [ARGUMENTS]..." in shown
    assert "\nOptions\xa0:\n" in shown
    assert "\nCommandes\xa0:\n" in shown
    assert "Lister qui a promis quoi, combien, pour quand." in shown
    assert "Afficher cette aide et sortir." in shown
    assert "Installer la complétion" in shown


@pytest.mark.parametrize(
    "command",
    ["extract", "commitments", "text", "report", "show", "explain", "rules", "schema", "timeline", "stats", "compare"],
)
def test_every_word_of_the_help_of_a_command_is_french(command: str) -> None:
    shown = french(command, "--help").stdout
    assert "Par exemple\xa0:" in shown
    unquoted = re.sub(r'"[^"]*"', "", shown)
    assert not re.search(r"\b(the|and|only|with|of|default|required)\b", unquoted)


def test_the_help_names_every_form() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "natofacts", "extract", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    assert ", ".join(Format) in " ".join(shown.split())


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["extract"], "Argument 'PATH' manquant"),
        (["extrac"], "Commande inconnue\xa0: 'extrac'. Vouliez-vous dire"),
        (["extract", "--nothing", "x"], "Option inconnue\xa0: --nothing"),
        (["extract", "x", "-n", "x"], "n’est pas un nombre entier"),
        (["extract", "x", "-t", "x"], "'x' n’est pas parmi 'figure', 'event', 'commitment'"),
        (["extract", "x", "-f", "x"], "«\xa0x\xa0» n’est pas une forme de sortie\u202f; il y a table, csv"),
        (["extract", "x", "-n"], "L’option '-n' demande une valeur"),
        (["schema", "x"], "en trop\xa0: x"),
    ],
)
def test_wrong_usage_is_told_in_french(arguments: list[str], expected: str) -> None:
    ended = french(*arguments)
    assert ended.returncode == 2
    assert expected in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "help\xa0» dit comment faire" in ended.stderr


@pytest.mark.parametrize("message", WRONG)
def test_what_typer_says_is_read_back_whatever_it_quotes(message: str) -> None:
    filled = message.format_map({name: "« é »" for name, _, _ in blanks(message)})
    assert messages.retold(filled, WRONG) == filled


def test_what_typer_says_newly_stays_as_it_is() -> None:
    assert messages.retold("The moon is full.", WRONG) == "The moon is full."


@pytest.mark.parametrize(
    ("arguments", "expected", "code"),
    [
        (["nowhere.txt"], "nowhere.txt: fichier ou dossier introuvable", 1),
        (
            [COMMUNIQUE, "--where", "valeur > 1"],
            "--where: colonne inconnue «\xa0valeur\xa0»\u202f; vouliez-vous dire value",
            2,
        ),
        (
            [COMMUNIQUE, "--where", "value >"],
            "--where: impossible de lire «\xa0value >\xa0»\xa0: la condition n’est pas complète",
            2,
        ),
        ([COMMUNIQUE, "--date", "demain"], "--date: «\xa0demain\xa0» n’est pas une date\u202f; écrire AAAA-MM-JJ", 2),
        (
            [COMMUNIQUE, "-o", "no/such/f.csv"],
            "fichier ou dossier introuvable\u202f; le dossier no/such n’existe pas",
            1,
        ),
    ],
)
def test_errors_are_french(arguments: list[str], expected: str, code: int) -> None:
    ended = french("extract", *arguments)
    assert expected in ended.stderr
    assert ended.returncode == code


def test_a_summary_is_french_with_its_plurals() -> None:
    assert "(ligne 1\xa0: «12 février 2026»)" in french("extract", COMMUNIQUE).stderr
    assert "6 chiffres, 8 dates, 4 engagements dans 1 document, " in french("extract", COMMUNIQUE).stderr
    assert re.search(
        r"1 engagement dans 1 document, \d+,\d s\n$", french("commitments", COMMUNIQUE, "-k", "pledge").stderr
    )
    assert french("compare", COMMUNIQUE, COMMUNIQUE).stderr.endswith("aucune différence\n")


def test_reasons_are_french_beside_the_words_they_quote() -> None:
    shown = french("explain", COMMUNIQUE, "f7953071da9").stdout
    assert "sujet de la proposition" in shown
    assert "à l’intérieur d’un engagement (pledge)" in shown
    assert "pas plus long que fr.percent.amount" in shown
    assert "au moins" in shown


def test_a_guess_is_told_in_french(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Éléments : l’été, la sécurité, ".encode() + "décidé\n".encode("cp1252"))
    assert "lu en UTF-8, 2 octets isolés pris pour du Windows-1252 (supposition)" in french("extract", str(path)).stderr


def test_a_worker_process_speaks_french_too(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("Nous livrerons 12 chars en 2030.\n" * 5000, encoding="utf-8")
    (tmp_path / "5.pdf").write_bytes(b"PK\x05\x06" + b"\0" * 400)
    ended = french("extract", str(tmp_path), "-f", "csv", "-j", "2", "-o", str(tmp_path / "f.csv"))
    assert "5.pdf: est une archive ZIP vide\n" in ended.stderr


def test_the_template_has_the_messages_of_the_catalogue() -> None:
    with (messages.LOCALES / "natofacts.pot").open("rb") as stream:
        template = {(message.context, message.id) for message in read_po(stream) if message.id}
    assert template == {(message.context, message.id) for message in TRANSLATED}


def test_headings_are_french_but_columns_keep_their_names() -> None:
    head = french("extract", COMMUNIQUE, "-q").stdout.splitlines()[0].split()
    assert head == ["id", "document", "type", "nature", "fait", "objet", "acteur", "quand", "selon", "phrase"]
    asked = french("extract", COMMUNIQUE, "-q", "-c", "kind,value").stdout.splitlines()[0].split()
    assert asked == ["kind", "value"]


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "markdown", "html", "ics", "sqlite"])
def test_data_are_the_same_bytes_in_every_locale(form: str, tmp_path: Path) -> None:
    made = []
    for locale in ("fr_FR.UTF-8", "C.UTF-8"):
        path = tmp_path / f"{locale}.out"
        ended = french("extract", COMMUNIQUE, "-q", "-f", form, "-o", str(path), LC_ALL=locale)
        assert ended.returncode == 0
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_schema_for_programs_is_the_same_in_every_locale() -> None:
    assert french("schema", "-f", "json").stdout == french("schema", "-f", "json", LC_ALL="C").stdout
    assert "les mots exacts" in french("schema").stdout


def test_the_page_has_the_language_of_the_documents_or_the_one_asked_for() -> None:
    assert "Engagements par acteur" in natofacts.report(ROOT / COMMUNIQUE)
    assert "Commitments by actor" in natofacts.report(ROOT / COMMUNIQUE, lang_ui="en")


def test_an_english_locale_opens_no_catalogue() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--help']; opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "from natofacts.cli import main\n"
        "try: main()\n"
        "finally: assert not [name for name in opened if '.mo' in name], opened; assert 'babel' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
