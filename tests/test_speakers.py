"""Who says it: quotations, reported speech, transcripts."""

from __future__ import annotations

import pytest

from natofacts import extract

CASES: list[tuple[str, dict[str, str | None]]] = [
    (
        "« Nous avons livré 40 chars. Nous en livrerons encore 60 d'ici juin 2027. C'est 20 % de plus qu'en 2024 », a déclaré la ministre de la Défense, Anne Lefort.",
        {"40 chars": "Lefort", "20 %": "Lefort", "juin 2027": "Lefort"},
    ),
    (
        "« Nous avons livré 40 chars », a déclaré le général Dupuis. « Nous en livrerons 60 autres en 2027. Le coût atteint 3 milliards d'euros. »",
        {"40 chars": "Dupuis", "3 milliards": "Dupuis", "2027": "Dupuis"},
    ),
    (
        "Le général Dupuis s'est montré prudent. « Il nous faut 300 obus par jour », a-t-il dit. La base compte 1 200 soldats.",
        {"300 obus": "Dupuis", "1 200 soldats": None},
    ),
    (
        "Anne Lefort a pris la parole devant 300 personnes. « Le budget atteindra 2 % du PIB en 2026. »",
        {"300 personnes": None, "2 %": "Lefort"},
    ),
    ("« Le budget atteindra 2 % du PIB en 2026. » Anne Lefort n'a pas caché sa satisfaction.", {"2 %": "Lefort"}),
    (
        "Réponse de la ministre des Armées :\nLe ministère a commandé 12 frégates. Le coût s'élève à 4 milliards d'euros.\nLes livraisons s'achèveront en 2031.",
        {"12 frégates": "ministre des Armées", "4 milliards": "ministre des Armées", "2031": "ministre des Armées"},
    ),
    (
        "Mme Durand : Nous avons 5 000 soldats.\nNous en aurons 6 000 en 2027.\nM. Petit : Et les 300 chars ?\nMme Durand : Ils arrivent le 3 mai 2026.",
        {"5 000 soldats": "Durand", "6 000": "Durand", "300 chars": "Petit", "3 mai": "Durand"},
    ),
    (
        "M. le président. — Nous avons 40 minutes.\n\nMme Claire Vasseur, rapporteure. — Le coût atteint 3 milliards d'euros.\n\nLe général Morel. — Il manque 200 obus.",
        {"40 minutes": "président", "3 milliards": "Vasseur", "200 obus": "Morel"},
    ),
    (
        "Selon Anne Lefort, 40 % des soldats sont prêts. Les 12 bases rouvriront en mai 2027.",
        {"40 %": "Lefort", "12 bases": None},
    ),
    ("Selon le rapport annuel, les dépenses ont crû de 12 % en 2024.", {"12 %": "rapport"}),
    ("Les dépenses ont crû de 12 %, selon l'état-major.", {"12 %": "état-major"}),
    ("D'après un haut responsable de l'Alliance, 30 000 soldats sont mobilisables.", {"30 000": "responsable"}),
    ("Pour Marc Olivier, chercheur à l'institut Clausen, il faudra 10 milliards d'euros.", {"10 milliards": "Olivier"}),
    (
        "Le ministre a indiqué que 40 chars seraient livrés en mai. Il a précisé que 12 autres suivraient en juin 2026.",
        {"40 chars": "ministre", "12": "ministre"},
    ),
    (
        "La porte-parole de l'Alliance, Inga Holm, affirme que 70 % des avions sont disponibles, et que 30 autres arriveront.",
        {"70 %": "Holm", "30": "Holm"},
    ),
    (
        "« Nous sommes 32 Alliés », souligne Inga Holm, porte-parole. « Et 23 d'entre nous consacrent 2 % du PIB à la défense. »\n\nL'exercice réunit 9 000 soldats.",
        {"32 Alliés": "Holm", "2 %": "Holm", "9 000": None},
    ),
    (
        "« Nous sommes 32 Alliés.\n\n« Nous consacrerons 5 % du PIB à la défense en 2035 », a promis le Premier ministre.",
        {"32 Alliés": "Premier ministre", "5 %": "Premier ministre"},
    ),
    (
        "Le ministre danois de la Défense, interrogé par la presse, a été clair : « 500 soldats partiront en mars 2027. »",
        {"500": "ministre danois"},
    ),
    (
        "« 500 soldats partiront, a expliqué le ministre danois de la Défense. Ils seront 800 en 2028. »",
        {"500": "ministre danois", "800": "ministre danois"},
    ),
    ('"We", non : "Nous livrerons 12 drones", dit Paul Klee.', {"12 drones": "Klee"}),
    ("À en croire Jan Novak, 15 % des pièces manquent.", {"15 %": "Novak"}),
    ("Aux yeux de Jan Novak, 15 % des pièces manquent.", {"15 %": "Novak"}),
    ("Jan Novak estime à 15 milliards d'euros le coût du programme.", {"15 milliards": "Novak"}),
    ("L'amiral l'assure : la flotte comptera 24 navires en 2030.", {"24 navires": "amiral"}),
    ("De l'avis du colonel Riva, il manque 40 % des pièces.", {"40 %": "Riva"}),
    ("Anne Lefort est formelle. Les 40 % promis, précise-t-elle, seront atteints en 2030.", {"40 %": "Lefort"}),
    (
        "« Nous avons 40 chars », a déclaré à la presse, mardi 3 mars 2026, le chef d'état-major, le général Riva.",
        {"40 chars": "Riva", "mardi": None},
    ),
    (
        "« Nous avons 40 chars », a déclaré Anne Lefort lors d'une visite de la base, qui abrite 300 soldats.",
        {"40 chars": "Lefort", "300 soldats": None},
    ),
    (
        "Interrogée sur les 300 chars, Anne Lefort a répondu : « Nous en avons 280. »",
        {"300 chars": None, "280": "Lefort"},
    ),
    ("« 40 chars, c'est peu », admet un diplomate de l'Alliance sous couvert d'anonymat.", {"40 chars": "diplomate"}),
    ("Le ministère de la Défense indique que 12 avions ont décollé.", {"12 avions": "ministère"}),
    (
        "« Notre budget s'élève à 3 milliards d'euros », se félicite le maire de Tartu, Urmas Saar.",
        {"3 milliards": "Saar"},
    ),
    (
        "Comme l'a rappelé le secrétaire général, 23 Alliés consacrent 2 % du PIB à la défense.",
        {"23 Alliés": "secrétaire général"},
    ),
    ("Comme le souligne Anne Lefort, 23 Alliés tiennent l'objectif.", {"23 Alliés": "Lefort"}),
    ("Nous livrerons 12 drones, a assuré hier le ministre.", {"12 drones": "ministre"}),
    ("Le rapport indique que 12 % des pièces manquent.", {"12 %": "rapport"}),
    ("Dans un communiqué, l'OTAN précise que 12 avions ont décollé.", {"12 avions": "OTAN"}),
    (
        "Le colonel : « Nous avons 12 drones. » La commandante : « Il en faut 40. »",
        {"12 drones": "colonel", "40": "commandante"},
    ),
    ("Le général Riva (photo), commandant la brigade : « Nous avons 12 drones. »", {"12 drones": "Riva"}),
    (
        "Entretien avec l'amiral Costa\n\nQ. Combien de drones avez-vous ?\nR. Nous avons 12 drones.\n",
        {"12 drones": "Costa"},
    ),
    ("— Combien de drones ? demande la sénatrice.\n— Nous en avons 12, répond le général Riva.", {"12": "Riva"}),
    ("Le ministre a annoncé 12 drones et 40 chars.", {"12 drones": "ministre", "40 chars": "ministre"}),
    ("Le ministre a annoncé la livraison de 12 drones d'ici juin 2027.", {"12 drones": "ministre"}),
    ("Le ministre a ajouté vouloir livrer 12 drones.", {"12 drones": "ministre"}),
    ("Le ministre dit disposer de 12 drones.", {"12 drones": "ministre"}),
]


def test_paragraphs_that_open_with_another_mark_end() -> None:
    """Found by fuzzing: «…\\n“…» once never came to an end."""
    assert [fact.text for fact in extract('« Oui\n“ 12 pays\n"\n« 3 %')] == ["12 pays", "3 %"]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_speaker(text: str, wanted: dict[str, str | None]) -> None:
    """The row that a surface begins has the speaker with this name in it, or none."""
    rows = extract(text, date="2026-03-05")
    for surface, name in wanted.items():
        row = next(fact for fact in rows if fact.text.startswith(surface))
        assert (row.speaker is None) == (name is None), row.speaker
        assert (name or "") in (row.speaker or "")
