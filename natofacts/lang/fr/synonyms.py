"""French words that name one thing in the prose of armies and budgets: a later edition says it with another.

Sets of words, the first of which stands for all. Words of different things that only resemble (tanks, vehicles) are
apart: a comparison must not take one for the other.
"""

SYNONYMS = (
    # people
    "soldat militaire homme troupe combattant",
    "agent employé salarié fonctionnaire collaborateur personnel effectif",
    "mort tué décès décédé victime",
    "habitant riverain résident",
    "expert spécialiste",
    "stagiaire élève recrue",
    # things
    "navire bâtiment bateau vaisseau",
    "avion appareil aéronef",
    "dépôt entrepôt magasin",
    "usine fabrique manufacture",
    "contrat marché commande",
    "incident attaque incursion violation",
    "arme armement",
    "école académie",
    "bureau antenne représentation",
    "immeuble édifice",
    # money and measures
    "coût dépense frais facture devis",
    "budget crédit enveloppe dotation",
    "revenu recette",
    "quota quote contribution cotisation",
    "plafond maximum limite",
    "moyenne moyen",
    "délai attente",
    # change
    "hausse augmentation progression croissance accroissement augmenter croître progresser relèvement supérieur bond",
    "baisse réduction diminution recul baisser diminuer réduire reculer inférieur repli chute",
    # deeds
    "livrer fournir remettre céder acheminer expédier transférer donner livraison fourniture remise",
    "former entraîner instruire formation entraînement instruction stage",
    "créer constituer établir fonder instituer création",
    "publier paraître publication parution",
    "déployer stationner déploiement",
    "ouvrir inaugurer ouverture inauguration",
    "participer contribuer participation",
    "aide soutien assistance appui aider soutenir assister appuyer",
    "signer conclure passer signature conclusion",
    "recueillir recevoir collecter percevoir",
    "prévu programmé planifié attendu escompté",
    "retrait retirer évacuer évacuation",
    "travailler employer servir",
    "construire bâtir construction",
    "moderniser rénover modernisation rénovation",
    "retrouver réunir rencontrer réunion rencontre",
    "demander appeler exhorter inviter prier",
    "blessé blessure",
    # places
    "est oriental",
    "ouest occidental",
    "nord septentrional",
    "sud méridional",
    "mer maritime naval",
    "air aérien",
    "espace spatial",
    "ville municipalité commune",
    # other
    "tout ensemble intégralité totalité",
    "deux bilatéral",
    "an année annuel",
    "mois mensuel",
    "guerre conflit hostilité",
    "pénurie manque",
    "disponible disponibilité opérationnel",
    "satisfait satisfaction",
    "femme féminin",
)
