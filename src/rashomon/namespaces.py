# ruff: noqa: N815
# The attributes are terms of RDF vocabularies, which write mixedCase.
"""The terms of the vocabularies that rashomon writes, as plain strings, closed: a misspelt term is an AttributeError.

    >>> RSH.Claim
    'https://w3id.org/rashomon/ns#Claim'
    >>> RSH.own_voice, RSH.from_, RSH["own-voice"]
    ('https://w3id.org/rashomon/ns#own-voice', 'https://w3id.org/rashomon/ns#from', 'https://w3id.org/rashomon/ns#own-voice')

Attributes are the terms with "_" for "-", and with "_" after a word that Python keeps for itself. A test holds RSH, ACT and EVENT equal to
ontology/rashomon.ttl, speech-acts.ttl and event-types.ttl. No rdflib here: the hot path builds pyoxigraph terms from these strings.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

TERM: Final[str] = "term"
"""Stands for the IRI of each term in the lists below, until the class is made."""


class _Closed(type):
    """Fills the listed terms of a namespace with their IRIs and keeps them from being changed."""

    _terms: dict[str, str]

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object], base: str = "") -> "_Closed":
        listed = [attribute for attribute, value in body.items() if value is TERM]
        terms = {attribute: attribute.removesuffix("_").replace("_", "-") for attribute in listed}
        iris = {attribute: base + term for attribute, term in terms.items()}
        return super().__new__(cls, name, bases, body | iris | {"BASE": base, "_terms": {terms[at]: iri for at, iri in iris.items()}})

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, object], **_: str) -> None:
        super().__init__(name, bases, body)

    def __setattr__(cls, name: str, value: object) -> None:
        raise AttributeError(f"{cls.__name__} is closed")

    def __getitem__(cls, term: str) -> str:
        """Return the IRI of a term by its own name, hyphens and all.

        Raises:
            KeyError: if the namespace has no such term.
        """
        return cls._terms[term]

    def __contains__(cls, term: object) -> bool:
        return term in cls._terms

    def __iter__(cls) -> Iterator[str]:
        """Yield the terms as they stand in the IRIs, in the order of the lists."""
        return iter(cls._terms)


class Namespace(metaclass=_Closed):
    """A closed list of terms; `BASE` is what all their IRIs start with."""

    BASE: str


class RSH(Namespace, base="https://w3id.org/rashomon/ns#"):
    """Classes, values and properties of rashomon; see ontology/rashomon.ttl."""

    # classes: things
    Thing = State = Body = Person = Group = Place = Outlet = Medium = Event = Work = Product = TERM
    # classes: the layers
    Claim = Proposition = Predicate = EventType = SpeechAct = Assertive = Question = Dispute = Position = Link = Origin = Naming = TERM
    NameUse = Role = Decision = TERM
    # classes: closed lists of values, and their values; one value may stand in several lists
    Answer = Aspect = AttributionBasis = AttributionKind = Certainty = DateBasis = Kind = Modality = Quoting = Stance = Verdict = TERM
    certain = probable = possible = underspecified = TERM
    direct = mixed = indirect = own_voice = TERM
    stated = pronoun = title = previous_speaker = unnamed_officials = headline = TERM
    resolved = inferred = publication = given = unknown = TERM
    speech = attitude = intent = TERM
    asserted = future = hypothetical = demanded = ongoing = TERM
    yes = no = unnamed = TERM
    contradiction = counter_accusation = differing_figures = concession = TERM
    supporting = denying = contesting = answering = TERM
    accepted = rejected = corrected = split = TERM
    # claims: stance, manner, people, words, place in the text, time
    proposition = affirms = denies = raises = TERM
    speechAct = attributionKind = attributionBasis = certainty = quoting = words = verbatim = wording = wordingBy = claimantText = TERM
    speakerRole = TERM
    onBehalfOf = party = medium = mediumText = relayedBy = addressee = accused = respondsTo = reportedIn = TERM
    content = source = cue = start = rule = confidence = TERM
    madeFrom = madeTo = madeWords = madeBasis = TERM
    position = impliedPosition = origin = TERM
    # articles
    publishedFrom = publishedTo = publishedAt = publishedWords = publishedBasis = publishedReason = TERM
    sha256 = sourceSha256 = length = retrieved = archive = missed = note = TERM
    # predicates and event types
    eventType = quadClass = subjectIs = objectIs = takesRole = pastForm = passiveForm = presentForm = nounForm = TERM
    objectPreposition = ploverMapping = TERM
    # propositions
    about = role = loser = place = fromPlace = toPlace = instrument = recipient = opponent = partner = mediator = topic = office = TERM
    cause = TERM
    allegedFrom = allegedTo = low = high = unit = approximate = measure = aspect = modality = TERM
    # questions, positions, links
    question = answer = stance = opposes = refines = kind = because = TERM
    from_ = to = reason = byRule = score = TERM
    # names and things
    nameOf = name = customOf = customFrom = customTo = usedBy = voice = uses = TERM
    holder = of = relation = partOf = adjective = demonym = people = capital = seat = borders = country = population = domain = TERM
    controlledBy = unresolved = TERM
    # runs and decisions
    softwareVersion = model = modelSha256 = pipelineSha256 = namesSha256 = configurationDigest = TERM
    decides = verdict = decidedBy = decidedOn = TERM


class ACT(Namespace, base="https://w3id.org/rashomon/act/"):
    """Speech acts; see ontology/speech-acts.ttl."""

    accuse = admit = announce = apologise = ask = assert_ = condemn = demand = deny = express = narrate = praise = promise = TERM
    report = threaten = TERM


class EVENT(Namespace, base="https://w3id.org/rashomon/event/"):
    """Event types; see ontology/event-types.ttl."""

    accuse = agree = aid = assault = coerce = concede = consult = cooperate = mobilize = protest = reject = request = retreat = TERM
    sanction = support = threaten = territory_capture = verbal_cooperation = material_cooperation = verbal_conflict = TERM
    material_conflict = TERM


class RDF(Namespace, base="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """RDF 1.1."""

    type = subject = predicate = object = Statement = langString = TERM


class RDFS(Namespace, base="http://www.w3.org/2000/01/rdf-schema#"):
    """RDF Schema."""

    label = comment = isDefinedBy = subClassOf = subPropertyOf = domain = range = seeAlso = TERM


class XSD(Namespace, base="http://www.w3.org/2001/XMLSchema#"):
    """XML Schema datatypes."""

    string = boolean = integer = decimal = double = date = dateTime = gYear = gYearMonth = TERM


class OWL(Namespace, base="http://www.w3.org/2002/07/owl#"):
    """OWL 2."""

    Class = ObjectProperty = DatatypeProperty = NamedIndividual = Ontology = differentFrom = TERM


class SKOS(Namespace, base="http://www.w3.org/2004/02/skos/core#"):
    """SKOS."""

    Concept = ConceptScheme = inScheme = prefLabel = altLabel = hiddenLabel = definition = scopeNote = note = broader = narrower = TERM
    related = exactMatch = closeMatch = notation = TERM


class PROV(Namespace, base="http://www.w3.org/ns/prov#"):
    """PROV-O."""

    Activity = Agent = Entity = wasAttributedTo = wasDerivedFrom = wasGeneratedBy = wasRevisionOf = wasQuotedFrom = TERM
    actedOnBehalfOf = TERM


class OA(Namespace, base="http://www.w3.org/ns/oa#"):
    """Web Annotation."""

    SpecificResource = TextPositionSelector = TextQuoteSelector = hasSource = hasSelector = start = end = exact = prefix = TERM
    suffix = Annotation = hasBody = hasTarget = motivatedBy = identifying = TERM


class SCHEMA(Namespace, base="https://schema.org/"):
    """schema.org, the https IRIs."""

    NewsArticle = Claim = publisher = inLanguage = headline = appearance = url = author = archivedAt = isBasedOn = identifier = TERM


class DCTERMS(Namespace, base="http://purl.org/dc/terms/"):
    """Dublin Core terms."""

    isReplacedBy = replaces = license = source = description = title = created = TERM


class SEM(Namespace, base="http://semanticweb.cs.vu.nl/2009/11/sem/"):
    """Simple Event Model."""

    Event = Actor = Place = EventType = TERM


class GEO(Namespace, base="http://www.w3.org/2003/01/geo/wgs84_pos#"):
    """WGS 84 coordinates."""

    lat = long = TERM


UNIT = "http://qudt.org/vocab/unit/"
"""QUDT units; open, since QUDT has some two thousand."""

PREDICATE = "https://w3id.org/rashomon/predicate/"
"""What every reportable predicate starts with. A triple whose predicate starts so is a leak."""

ID = "https://w3id.org/rashomon/id/"
"""What things start with unless the user says otherwise."""

KINDS = {
    "thing": "thing",
    "art": "article",
    "claim": "claim",
    "prop": "proposition",
    "sel": "selector",
    "use": "name-use",
    "naming": "naming",
    "q": "question",
    "pos": "position",
    "origin": "origin",
    "link": "link",
    "role": "role",
    "run": "run",
    "decision": "decision",
    "graph": "graph",
}
"""Prefix of each kind of thing to the step that follows the base IRI."""


def pred(slug: str) -> str:
    """Return the IRI of a reportable predicate: a listed one ("capture") or a lemma that is not listed ("en/fly").

    >>> pred("en/fly")
    'https://w3id.org/rashomon/predicate/en/fly'
    """
    return PREDICATE + quote(slug, safe="/-._~")


def prefixes(base: str = ID) -> dict[str, str]:
    """Return all prefixes that users may write in questions, those of things under the given base IRI."""
    return _VOCABULARIES | {prefix: f"{base}{step}/" for prefix, step in KINDS.items()}


_VOCABULARIES = {
    "rsh": RSH.BASE,
    "act": ACT.BASE,
    "event": EVENT.BASE,
    "pred": PREDICATE,
    "shape": "https://w3id.org/rashomon/shape/",
    "rdf": RDF.BASE,
    "rdfs": RDFS.BASE,
    "xsd": XSD.BASE,
    "owl": OWL.BASE,
    "skos": SKOS.BASE,
    "prov": PROV.BASE,
    "oa": OA.BASE,
    "schema": SCHEMA.BASE,
    "dcterms": DCTERMS.BASE,
    "sem": SEM.BASE,
    "geo": GEO.BASE,
    "unit": UNIT,
    "sh": "http://www.w3.org/ns/shacl#",
}

PREFIXES = prefixes()
"""Prefix to namespace, things under the default base IRI."""
