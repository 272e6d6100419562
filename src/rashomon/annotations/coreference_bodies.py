"""Bodies that are described: "Azerbaijani forces", "the country's defence ministry", "the ministry", "Armenian officials"."""

from rashomon.annotations.coreference_scene import Scene
from rashomon.annotations.mentions import Found
from rashomon.annotations.names_bodies import Body, body_concept, find_bodies
from rashomon.annotations.spelled import spelled
from rashomon.annotations.token_ids import ids, places

OFFICIALS = "Government"
"""Body that stands for officials, authorities and leaders of a state; of an organization they are the organization."""

SIDE = frozenset(("side",))


def bodies(scene: Scene) -> None:
    """Add the mentions of described bodies, in the order of the text, each with the referent of the body."""
    for body in find_bodies(scene.doc, scene.found):
        if scene.at(body.end - 1) is not None:
            continue
        number = _referent(scene, body)
        if number is not None:
            start = body.start if not body.definite else body.start - 1
            if start >= 0 and scene.at(start) is not None:
                start = body.start
            scene.add(Found(start=start, end=body.end, type="Organization", kind="nominal", referent=number))
    _sides(scene)


def _referent(scene: Scene, body: Body) -> int | None:
    owner = body.owner
    if owner is not None:
        return _of(scene, body, owner.referent)
    if body.country is not None:
        state = scene.last_state(body.country.i)
        return None if state is None else _of(scene, body, state)
    if not body.definite:
        return None
    same = _named_before(scene, body)
    if same is not None:
        return same
    state = scene.last_state(body.start)
    return None if state is None else _of(scene, body, state)


def _of(scene: Scene, body: Body, owner: int) -> int | None:
    """Return the body of an owner: of a state by its name, of an organization the organization itself for its officials."""
    thing = scene.things[owner]
    concept = scene.names.concept(thing.concept)
    if concept is None or concept.kind in ("Person", "Outlet", "Medium"):
        return owner if body.word.name == OFFICIALS and thing.type == "Organization" else None
    if concept.kind == "Body" and not concept.seats:
        return owner if body.word.name == OFFICIALS else None
    if body.against(concept.kind):
        return None
    iri, label = body_concept(body.word, concept.label, scene.names)
    number = scene.thing_of(iri, label, "Organization", f"{body.word.name.lower()} of {concept.label}, by the words for it")
    if scene.things[number].party is None and number != owner and iri not in scene.names.concepts:
        scene.things[number].party = owner
    return number


def _named_before(scene: Scene, body: Body) -> int | None:
    """Return the body of this kind that was named last."""
    for quoted in (False, True):
        for m in scene.before(body.start, quoted=quoted):
            if scene.things[m.referent].label.startswith(body.word.name) and scene.things[m.referent].type == "Organization":
                return m.referent
    return None


def _sides(scene: Scene) -> None:
    """Add "the Armenian side", which is the state itself."""
    for i in places(spelled(scene.doc).lowered, ids(SIDE)):
        if i > 0 and scene.at(i) is None:
            owner = scene.at(i - 1)
            if owner is not None and owner.end == i and scene.state_of(owner.referent) == owner.referent:
                scene.add(Found(start=i, end=i + 1, type="Place", kind="nominal", referent=owner.referent))
