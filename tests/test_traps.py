"""Sentences that once gave a wrong date, value, actor or speaker."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from natofacts import extract

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("Les ministres ont décidé de se revoir le 4 octobre.", "4 octobre", {"edtf": "2026-10-04"}),
    ("Ils ont fixé au 15 décembre la date du vote.", "15 décembre", {"edtf": "2026-12-15"}),
    ("Ils sont convenus d'une trêve jusqu'au 30 avril.", "30 avril", {"edtf": "../2026-04-30"}),
    ("« Il nous les faut avant le 30 juin », a lancé Mme Roy.", "30 juin", {"edtf": "../2026-06-29"}),
    ("Ils ont livré 3 chars le 4 octobre.", "4 octobre", {"edtf": "2025-10-04"}),
    ("Un budget, voté en décembre, dépasse 9 milliards d'euros.", "décembre", {"edtf": "2025-12"}),
    ("Le pays aligne 30 à 40 000 soldats.", "30 à 40 000 soldats", {"value": 30_000, "value_max": 40_000}),
    ("Le pays est passé de 3 à 4 000 hommes.", "3", {"value": 3, "value_max": None}),
    ("L'écart est de 1 pour cent et 3 pour mille.", "3", {"kind": "number", "unit": None}),
    ("Le nombre de navires a triplé, de 4 à 12.", "4", {"value_max": None, "unit": "navires"}),
    ("En 2024 et en 2025, il a coûté respectivement 3,8 et 4,6 millions d'euros.", "3,8", {"period": None}),
    ("La Pologne y met 4 %, suivie de la Lituanie (3 %).", "3 %", {"actor": "Lituanie"}),
    ("L'Estonie consacre 3,4 % et la Lettonie 3,6 %.", "3,6 %", {"actor": "Lettonie"}),
    ("L'Allemagne, à elle seule, livrera 5 chars.", "5 chars", {"actor": "Allemagne"}),
    ("Interrogée lundi soir, Mme Roy a demandé 5 chars.", "5 chars", {"actor": "Mme Roy"}),
    ("PARIS, 12 mars 2026 (Agence) - Le président Louis Roy a dit que 3 chars partiront.", "3 chars",
     {"speaker": "Le président Louis Roy"}),
    ("« Un budget de 2 milliards d'euros est prévu », explique-t-on à Riga.", "2 milliards", {"speaker": None}),
    ("La NSPA livrera huit drones avant la fin de 2027 et douze autres d'ici à juin 2029.", "douze",
     {"period": "../2029-06"}),
    ("La délégation, conduite par M. Roy, a compté 5 chars.", "5 chars", {"actor": "délégation"}),
    ("Nous allons livrer 5 chars.", "5 chars", {"modality": "commitment"}),
    ("La flotte comptera 5 chars.", "5 chars", {"modality": "forecast"}),
    ("En 2026, les avions en alerte ont effectué 468 décollages.", "468", {"actor": "avions en alerte"}),
    ("L'exercice, qui mobilise huit pays, doit s'achever le 26 mars.", "26 mars", {"actor": "exercice"}),
    ("Douze Alliés sur vingt tiennent les 3 %, contre quatre en 2019.", "quatre", {"kind": "count", "unit": "alliés"}),
    ("Sur les 410 pièces contrôlées en mars, 52 étaient fausses.", "52", {"kind": "count", "unit": "pièces"}),
    ("La mission compte 730 patrouilles, soit 2,5 par jour.", "2,5", {"kind": "count", "unit": "patrouilles"}),
    ("L'usine manquait d'obus. Elle en produit 1,2 million par an.", "1,2", {"kind": "count", "unit": "obus"}),
    ("Nos pilotes en abattent 40 par nuit.", "40", {"kind": "number", "unit": None}),
    ("Il reste deux capitales sans plan, et les conseils des capitales attendent : elles sont cinq.", "cinq",
     {"unit": "capitales"}),
    ("Vingt drones ont été commandés, 7 livrés.", "7", {"text": "7", "unit": "drones"}),
    ("La zone mesure 60 km sur 25.", "25", {"kind": "measure", "unit": "km"}),
    ("L'échéance est avancée de 2034 à 2032.", "2034", {"edtf": "2034", "date_end": "2034-12-31"}),
    ("Par rapport à 2024, la dépense a crû de 6 %.", "6 %", {"baseline": "2024", "change": "increase"}),
    ("Le budget a crû de 8 % en un an et de près d'un quart en cinq ans.", "un quart", {"change": "increase"}),
    ("Il faut réduire la facture d'au moins 10 %.", "10 %", {"change": "decrease", "comparator": ">="}),
    ("Leur budget recule : moins 2 %.", "2 %", {"change": "decrease"}),
    ("La Grèce enregistre la plus forte progression : 61 % d'avis favorables.", "61 %", {"change": None}),
    ("Les trois pays dépassent tous le seuil de 4 %.", "4 %", {"comparator": ">"}),
    ("Les pertes n'excèdent pas 5 %.", "5 %", {"comparator": "<="}),
    ("Le coût du stage, estimé à 3 M€, est partagé.", "3 M€", {"actor": "coût du stage"}),
    ("Les riverains, au nombre de 300, seront relogés.", "300", {"modality": "fact", "actor": "riverains"}),
    ("Le titulaire devra constituer un stock de 18 pièces.", "18 pièces", {"modality": "commitment"}),
    ("L'amende, aujourd'hui limitée à 5 %, doit doubler.", "5 %", {"modality": "fact"}),
    ("Nous visons 900 conscrits.", "900 conscrits", {"modality": "commitment"}),
    ("Le plan, adopté par le Conseil le 9 mars, est public.", "9 mars", {"actor": "Conseil"}),
    ("Nous savons que le 2 mars, vers 23 heures, un cargo a coupé le câble.", "2 mars",
     {"actor": "cargo", "time": "23:00"}),
    ("Du 14 au 30 avril, la Norvège, la Suède et la Finlande accueilleront l'exercice.", "14 au 30 avril",
     {"actor": "Norvège, la Suède et la Finlande"}),
    ("Selon le porte-parole du groupe Est, le colonel Andri Bondar, 38 blindés ont brûlé.", "38 blindés",
     {"speaker": "le porte-parole du groupe Est, le colonel Andri Bondar"}),
    ("Nous avons signé des contrats pour un montant de 8 milliards d'euros.", "8 milliards", {"object": "contrats"}),
    ("Le train arrive après une heure de vol. Le pilote attend 3 chars.", "3 chars",
     {"sentence": "Le pilote attend 3 chars."}),
    ("Le chantier tourne depuis le 1er janvier.", "1er janvier", {"edtf": "2026-01-01/.."}),
    ("Le poste est vacant depuis l'automne.", "automne", {"date_start": "2025-09-01"}),
    ("Nous livrerons dix chars d'ici la fin de l'hiver.", "la fin de l'hiver", {"date_end": "2027-02-28"}),
    ("Le convoi de juin a été reporté au 15 octobre.", "15 octobre", {"edtf": "2026-10-15"}),
    ("On s'inscrit jusqu'au 24.", "24", {"type": "event", "edtf": "../2026-03-24"}),
    ("Le rendez-vous est le 21/10 à 19h.", "21/10 à 19h", {"edtf": "2026-10-21", "time": "19:00"}),
    ("Il faut trouver une quarantaine de milliards d'euros.", "quarantaine",
     {"value": 40_000_000_000, "unit": "EUR", "comparator": "~"}),
    ("Ils auront 210 chars en 2028, dont une vingtaine avant juin.", "vingtaine", {"value": 20, "unit": "chars"}),
    ("Le pays a fait passer de 900 000 à 1,3 million le nombre de ses soldats.", "900 000", {"unit": "soldats"}),
    ("Le délai sera ramené de neuf à six mois.", "neuf", {"kind": "duration", "unit": "month"}),
    ("Ramené à la population, l'effort va de 340 à 2 480 dollars.", "340", {"value": 340, "value_max": 2480}),
    ("On a 65 opérateurs, pour un besoin compris entre 110 et 120.", "110", {"value_max": 120, "unit": "opérateurs"}),
    ("L'appareil tient 34 heures, pour une spécification de 30.", "30", {"unit": "hour"}),
    ("Nous parlons aux partenaires d'Asie, dont quatre étaient venus.", "quatre", {"unit": "partenaires"}),
    ("Le cargo a parcouru 29 000 nautiques.", "29 000", {"unit": "[nmi_i]"}),
    ("L'effort s'est accru de près des deux tiers.", "deux tiers", {"change": "increase"}),
    ("C'est moitié moins qu'en 2024.", "moitié", {"change": "decrease", "baseline": "2024"}),
    ("La base portera de 900 à 1 250 mètres la longueur de ses voies.", "900", {"object": "longueur de ses voies"}),
    ("Ils paient 18 milliards d'euros.\n\nOslo a 9 milliards de couronnes norvégiennes.\n\nRome versera 2 milliards.",
     "2 milliards", {"unit": "EUR"}),
    ("Moscou dit avoir repéré, lundi, deux avions.", "lundi", {"edtf": "2026-03-16"}),
    ("Le général Robert Dubois est mort lundi à Bruxelles.", "lundi", {"edtf": "2026-03-16"}),
    ("Trois sapeuses sont mortes jeudi.", "jeudi", {"edtf": "2026-03-12"}),
    ("Bulletin de la semaine du 2 au 8 mars", "2 au 8 mars", {"date_start": "2026-03-02", "date_end": "2026-03-08"}),
    ("Bulletin de la semaine du 27 février au 2 mars", "27 février au 2 mars", {"date_end": "2026-03-02"}),
    ("Le cargo a coulé dans la nuit du 8 au 9 mars.", "8 au 9 mars", {"kind": "date", "date_end": "2026-03-09"}),
    ("L'effort, deux fois et demie celui de 2022, est vain.", "deux fois et demie", {"kind": "number", "value": 2.5}),
    ("Le budget est en hausse de 11 %, un cinquième allant aux obus.", "un cinquième", {"kind": "fraction"}),
    ("La marge d'erreur est de plus ou moins 3 points.", "3 points", {"unit": "pp"}),
    ("Nos dépenses ont dépassé l'an dernier 3,1 % du PIB.", "3,1 %", {"comparator": ">"}),
    ("Venus de quinze pays, environ 900 soldats sont ici.", "quinze pays", {"comparator": "="}),
    ("Les crédits se sont contractés de 3,8 %.", "3,8 %", {"change": "decrease"}),
    ("Les crédits progressent au rythme annuel moyen de 6 %.", "6 %", {"change": "increase"}),
    ("Les recettes, en retrait de 27 % par rapport à 2024, baissent.", "27 %",
     {"change": "decrease", "baseline": "2024"}),
    ("Rapportées au PIB, elles s'établissent à 2,27 %.", "2,27 %", {"base": "PIB"}),
    ("Les loyers ne devraient plus augmenter que de 2 %.", "2 %", {"modality": "forecast", "change": "increase"}),
    ("La Suède réduira ses émissions de gaz de 45 %.", "45 %", {"change": "decrease"}),
    ("L'Agence veut les réduire de 40 %.", "40 %", {"object": None}),
    ("• Suisse (partenaire) : pas moins de 12 millions d'euros ;", "12 millions", {"actor": "Suisse"}),
    ("Quant aux Alliés, ils ont livré 40 chars.", "40 chars", {"actor": "Alliés"}),
    ("Il affectera 480 M€ au maintien des chars.", "480 M€", {"object": "maintien des chars"}),
    ("La flotte a émis 8 % de gaz à effet de serre de moins.", "8 %", {"change": "decrease"}),
    ("Il y a tout juste un an, nous votions la loi.", "un an", {"edtf": "2025", "type": "event"}),
    ("L'explosion a fait 9 morts et 31 blessés, dont 7 grièvement.", "7", {"unit": "blessés"}),
    ("Ils ont livré 40 chars en mai, dont douze neufs.", "douze", {"period": "2025-05"}),
    ("Ils paient 40 milliards d'euros. Il en faudrait une quinzaine de milliards supplémentaires.",
     "quinzaine de milliards", {"value": 15_000_000_000, "unit": "EUR", "comparator": "~"}),
    ("Riga a livré trois chars ; une dizaine arriveront en mai.", "dizaine", {"kind": "count", "unit": "chars"}),
    ("Riga a livré trois chars ; une centaine d'autres suivront.", "centaine", {"unit": "chars"}),
    ("Cela coûte 7,3 millions d'euros et a pris onze jours au lieu de vingt.", "vingt",
     {"kind": "duration", "unit": "day", "value": 20}),
    ("Le montant ne peut excéder 412,5 millions d'euros.", "412,5 millions", {"comparator": "<="}),
    ("Il vend, sans que le cumul puisse dépasser 5 %.", "5 %", {"comparator": "<="}),
    ("Le trafic n'excédait pas 41 navires.", "41 navires", {"comparator": "<="}),
    ("L'écart n'atteignait pas 1,5 point.", "1,5 point", {"comparator": "<"}),
    ("La règle en fixe le minimum à 20 %.", "20 %", {"comparator": ">="}),
    ("Ils livreront 8 chars au plus tard en mai.", "8 chars", {"comparator": "="}),
    ("Ils livreront 8 chars au plus.", "8 chars", {"comparator": "<="}),
    ("Riga crée un fonds d'avance de 600 millions d'euros.", "600 millions", {"change": None}),
    ("Oslo paiera 2 %, alors qu'elle plafonnait à 1,3 en mai.", "1,3", {"modality": "fact"}),
    ("Les dépenses atteignent 300 euros (aux prix de 2021).", "300 euros", {"period": None}),
    ("Créée en 1958, l'Agence emploie 90 agents.", "90 agents", {"period": None}),
    ("RIGA, 14 mars 2026 — Trois chars sont partis.", "Trois chars", {"period": None}),
    ("Le 3 mai, il a livré des obus de 155 mm.", "155 mm", {"period": None}),
    ("Elle réduira ses émissions de 45 % d'ici à 2030 par rapport à 2019.", "45 %",
     {"period": "../2030", "baseline": "2019"}),
    ("Ils paient 2,7 % du PIB, contre 2,6.\n\n• Ils ont accru leur effort de 15,9 %.", "15,9 %", {"base": None}),
    ("Un peu moins du tiers (31,4 %) des crédits va aux chars.", "tiers", {"base": "crédits"}),
    ("Un peu moins du tiers (31,4 %) des crédits va aux chars.", "31,4 %", {"base": "crédits"}),
    ("La Norvège versera 410 millions de couronnes.", "410 millions", {"unit": "NOK"}),
    ("L'armateur versera 410 millions de couronnes.", "410 millions", {"unit": None}),
    ("Riga - entre 400 et 600 navires, selon les estimations - attend.", "400 et 600 navires", {"speaker": None}),
    ("Selon lui, la Pologne « devrait payer 4,8 % ».", "4,8 %", {"actor": "Pologne"}),
    ('Selon lui, la Pologne "devrait payer 4,8 %".', "4,8 %", {"actor": "Pologne"}),
    ("L'exercice « Vent du Nord » réunira 9 000 soldats.", "9 000 soldats", {"actor": "exercice"}),
    ("Le plan court jusqu'au 31 décembre 2200.", "31 décembre 2200", {"edtf": "../2200-12-31"}),
    ("Il est mort le 14 octobre 1066 à Hastings.", "14 octobre 1066", {"edtf": "1066-10-14"}),
    ("Ils partiront le 5 mai 2300 soldats au total.", "5 mai", {"edtf": "2026-05-05"}),
    ("Fait le trois mai deux mille vingt.", "trois mai deux mille vingt", {"edtf": "2020-05-03"}),
    ("Le 5 mai deux mille soldats partiront.", "deux mille soldats", {"value": 2000}),
    ("Réunion le 1ᵉʳ avril 2026.", "1ᵉʳ avril 2026", {"edtf": "2026-04-01"}),
    ("Un quart de milliard d'euros suffit.", "Un quart de milliard", {"value": 250_000_000, "unit": "EUR"}),
    ("Il faut trois quarts de million de sacs.", "trois quarts de million", {"value": 750_000, "unit": "sacs"}),
    ("Il faut deux à trois cents chars.", "deux à trois cents chars", {"value": 200, "value_max": 300}),
    ("Il faut deux ou trois cents chars.", "deux ou trois cents chars", {"value": 200, "value_max": 300}),
    ("Il faut un à deux milliards d'euros.", "un à deux milliards", {"value": 10**9, "value_max": 2 * 10**9}),
    ("Entre un et deux milliards d'euros suffisent.", "un et deux milliards", {"value": 10**9, "value_max": 2 * 10**9}),
    ("Il paie 5 milliards d'euros, dont 2 milliards de prêts.", "2 milliards",
     {"kind": "money", "unit": "EUR", "value": 2 * 10**9}),
    ("Cela vaut 1,234.56 €.", "1,234.56 €", {"value": Decimal("1234.56")}),
    ("Le solde est de moins 3 milliards d'euros.", "moins 3 milliards", {"value": -3 * 10**9}),
    ("Le solde est de moins de 3 milliards d'euros.", "3 milliards", {"value": 3 * 10**9, "comparator": "<"}),
    ("Le taux est de moins 0,5 %.", "moins 0,5 %", {"value": Decimal("-0.5")}),
    ("Cela vaut 123456789012345678901234567890 euros.", "1234", {"value": 123456789012345678901234567890}),
    ("Cela vaut 1,6 trillion de dollars.", "1,6 trillion", {"value": 16 * 10**17}),
    ("Le navire commandé en 2023 pour 178 M€ ne sera pas livré en mai.", "178 M€", {"modality": "fact"}),
    ("Vingt Alliés tiennent, et un tiers d'entre eux atteint 3 %.", "un tiers", {"base": "Alliés"}),
    ("Oslo paiera 2 % tout rond de sa richesse.", "2 %", {"base": "richesse"}),
    ("Riga suit avec 3,4 % de son PIB, devant l'Estonie, qui atteint 3,2 % du sien.", "3,2 %", {"base": "PIB"}),
    ("L'Estonie a consacré 3,7 % de son PIB à la défense, la Lettonie 3,4 %.", "3,4 %", {"base": "PIB"}),
    ("Elle suit, devant la Lettonie, qui a livré 12 chars.", "12 chars", {"actor": "Lettonie"}),
    ("Ce que j'ai lu la semaine dernière est faux.", "la semaine dernière", {"actor": "j'", "type": "event"}),
    ("Le solde s'établit à − 12,5 Md€.", "− 12,5 Md€", {"value": Decimal("-12.5E9")}),
    ("Les ventes ont varié (+ 6,5 %).", "+ 6,5 %", {"value": Decimal("6.5"), "change": "increase"}),
    ("Paris – 3 chars.", "3 chars", {"value": 3}),
    ("Il paie EUR 12 000.", "EUR 12 000", {"value": 12_000, "unit": "EUR"}),
    ("Il paie CHF 1'247'500'000.", "CHF 1'247'500'000", {"value": 1_247_500_000, "unit": "CHF"}),
    ("Il paie US$300 millions.", "US$300 millions", {"value": 300_000_000, "unit": "USD"}),
    ("En janvier et février 2024, il a plu.", "janvier", {"edtf": "2024-01"}),
    ("En avril, mai et juin 2023, il a plu.", "avril", {"edtf": "2023-04"}),
    ("Réunions les 28 février et 15 mars 2022.", "28 février", {"edtf": "2022-02-28"}),
    ("Il votera les 3 mai et 5 juin 2025.", "3 mai", {"edtf": "2025-05-03"}),
    ("Au printemps et à l'été 2024, il a plu.", "printemps", {"date_start": "2024-03-01"}),
    ("La France a 68,4 M d'habitants.", "68,4 M d'habitants", {"value": 68_400_000, "unit": "habitants"}),
    ("Il paie ½ million d'euros.", "½ million d'euros", {"value": 500_000}),
    ("La part atteint 2½ %.", "2½ %", {"value": Decimal("2.5")}),
    ("Le taux a monté de 25 points de base.", "25 points de base", {"value": Decimal("0.25"), "unit": "pp"}),
    ("Il dépense >= 2 %.", "2 %", {"comparator": ">="}),
    ("Réunion le 1° mai 2025.", "1° mai 2025", {"edtf": "2025-05-01"}),
    ("Une image de 1920 x 1080 pixels.", "1920", {"type": "figure"}),
    ("Un rapport sur 2024-25 a été remis.", "2024-25", {"type": "event"}),
    ("Réunions les 30 et 31 mai et 1er juin 2025.", "30 et 31 mai", {"date_start": "2025-05-30"}),
    ("Un habitant sur quatre a plus de 65 ans.", "Un habitant sur quatre", {"kind": "fraction"}),
    ("Le Boeing 737 a 150 places à bord.", "150 places", {"value": 150, "value_max": None}),
    ("Il en a contrôlé 1 284 navires ; 37 d'entre eux sont partis. Les équipes rentrent.", "37", {"unit": "navires"}),
    ("Deux ans plus tard, sur 96 divisions, on n'en comptait pas vingt.", "vingt", {"unit": "divisions"}),
    ("Ils ont parcouru 200 milles.", "200 milles", {"unit": "[nmi_i]"}),
    ("(distances en milliers de km, carburant en m³)\nNavire\tDistance\tCarburant\nOrla\t14,2\t1 310\nVega\t15\t1 422",
     "1 310", {"value": 1310, "unit": "m3"}),
    ("(distances en milliers de km, carburant en m³)\nNavire\tDistance\tCarburant\nOrla\t14,2\t1 310\nVega\t15\t1 422",
     "14,2", {"value": 14_200, "unit": "km"}),
    ("A\n\nEntretien. Le général Marchal dirige Ulm.\n\n**Et Riga ?**\n\n— 12 chars.\n\n**Et Oslo ?**\n\nNon.",
     "12 chars", {"speaker": "Le général Marchal"}),
    ("Le budget a crû (+5,1 %), a indiqué mardi la ministre.", "+5,1 %", {"baseline": None, "period": None}),
    ("Le budget atteint 68 milliards d'euros, soit 3 milliards de plus qu'en 2025.", "68 milliards", {"period": None}),
    ("Vous nous aviez promis, en mars, de livrer 12 chars.", "mars", {"edtf": "2026-03", "type": "event"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "wanted"), CASES)
def test_trap(text: str, surface: str, wanted: dict[str, Any]) -> None:
    kind = wanted.get("type")
    rows = extract(text, date="2026-03-17")
    row = next(fact for fact in rows if fact.text.startswith(surface) and kind in (None, fact.type))
    assert {name: getattr(row, name) for name in wanted} == wanted


def test_a_treaty_does_not_date_the_declaration() -> None:
    text = "tenue à La Haye le 25 juin 2025\n\n1. Nous célébrons le traité signé à Washington le 4 avril 1949."
    assert str(extract(text).date) == "2025-06-25"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("L'Assemblée,\n\nDécide de créer un comité ;", ("decision", "Assemblée", "Décide de créer un comité")),
        ("L'Assemblée,\n\nAppelle la Russie à libérer les marins ;", ("call", "Russie", None)),
        ("L'Assemblée,\n\nDemande aux parlements :\na) de voter ;\nb) d'agir vite ;", ("call", "parlements", None)),
        ("Le Comité militaire est chargé d'établir un plan.", ("decision", "Comité militaire", None)),
        ("Aussi sommes-nous convenus d'ouvrir une école.", ("decision", "nous", None)),
        ("Ainsi aiderons-nous nos voisins.", ("intention", "nous", None)),
        ("Chacun s'efforcera d'y envoyer des instructeurs.", ("intention", "Chacun", None)),
        ("Nous invitons les partenaires à s'y associer.", ("call", "partenaires", None)),
        ("Je vous demande de l'examiner.", ("call", None, None)),
        ("Le § 27 charge le secrétaire général de présenter un plan.", ("decision", "§ 27", None)),
        ("Nous condamnons la Russie et lui demandons de libérer les marins.", ("call", "Russie", None)),
        ("Nous attendons d'elle qu'elle rende les marins.", ("call", None, None)),
        ("Riga, plus prudente, promet « une réponse dans les huit semaines ».", ("pledge", "Riga", None)),
        ("C'est à Oslo que nous nous reverrons.", ("intention", "nous", "C'est à Oslo que nous nous reverrons")),
        ("C'est pourquoi nous livrerons 40 chars.", ("intention", "nous", "C'est pourquoi nous livrerons 40 chars")),
        ("Nous invitons le secrétaire général à nous présenter un bilan.", ("call", "secrétaire général", None)),
        ("Riga promet, pour sa part, de rétablir la liaison.", ("pledge", "Riga", None)),
        ("Le gros de la troupe – une compagnie et 45 véhicules – suivra en avril.", ("intention", None, None)),
        ("Nous porterons la part à 2 %.", ("intention", "Nous", "Nous porterons la part à 2 %")),
        ("Nous verserons 3 €.", ("intention", "Nous", "Nous verserons 3 €")),
        ("Ils se sont donné pour objectif d'acheter des chars.", ("target", None, None)),
        ("Je leur demande, encore une fois, de signer.", ("call", None, None)),
        ("Les soumissionnaires sont invités à écrire.", ("call", "soumissionnaires", None)),
        ("Selon lui, la Pologne « livrera des chars ».", ("intention", "Pologne", None)),
        ("Le groupe « Athos » livrera des chars.", ("intention", "groupe", "Le groupe « Athos » livrera des chars")),
        ("« Nous formons des pilotes et nous ouvrirons un centre », a-t-il dit hier.",
         ("intention", "nous", "nous ouvrirons un centre")),
    ],
)  # fmt: skip
def test_what_binds(text: str, row: tuple[str, str | None, str | None]) -> None:
    (found,) = [fact for fact in extract(text, date="2026-03-17") if fact.type == "commitment"]
    kind, actor, surface = row
    assert found.kind == kind
    assert actor is None or found.actor == actor
    assert surface is None or found.text == surface


@pytest.mark.parametrize(
    "text",
    [
        "Chaque lundi, les chefs se réunissent.",
        "Oslo et Riga paient à elles deux la facture.",
        "🧵 1/9 Nos soldats sont partis.",
        "Des contrats ont été passés.",
        "Ils se mesurent à l'hiver arctique.",
        "Suite du texte.\n\n   - 2 / 5 -\n\nAutre suite.",
        "Renseignements : ☎ 0 800 74 15 15",
        "Rome l'emporta en 218 avant notre ère.",
        "Diffusion restreinte\nPage 4 / 12",
        "L'exercice « Vent du Nord 27 » a pris fin.",
        "Ils ouvrent l'exercice Hiver 27 aux alliés.",
    ],
)
def test_no_figure_and_no_date(text: str) -> None:
    assert not [fact for fact in extract(text, date="2026-03-17") if fact.type != "commitment"]


@pytest.mark.parametrize(
    "text",
    [
        "Un premier bilan nous sera présenté.",
        "Comment aiderons-nous nos voisins ?",
        "Nos soldats restent tant que nos alliés le jugeront utile.",
        "Six CP-140 Aurora assureront la veille.",
        "Votre corps sera d'alerte cet été.",
        "L'équipage sera de 110 marins.",
        "La Suède va devenir notre 32e Allié.",
        "Elle lui demande combien de jours il reste.",
        "Les ministres doivent cette franchise à leurs soldats.",
        "Riga a reçu neuf batteries ; les cinq autres suivront.",
    ],
)
def test_what_does_not_bind(text: str) -> None:
    assert not [fact for fact in extract(text, date="2026-03-17") if fact.type == "commitment"]


def test_the_items_of_a_list_of_decisions_are_decisions() -> None:
    text = "Nous sommes convenus de ce qui suit :\na) l'Agence ouvrira un centre ;\nb) les crédits seront doublés."
    kinds = [(fact.kind, fact.actor) for fact in extract(text, date="2026-03-17")]
    assert kinds == [("decision", "Nous"), ("decision", "Agence"), ("decision", "crédits")]


def test_what_has_been_done_within_days_has_no_deadline() -> None:
    facts = extract("Les chars ont été livrés dans les 120 jours.", date="2026-03-17")
    assert [(fact.type, fact.kind) for fact in facts] == [("figure", "duration")]
